import type { DType, Shape } from "../backend/dtype.ts";
import type { Pass } from "../compile/pass.ts";
import type { Tensor } from "../graph/tensor.ts";
import { type Initializer, Variable } from "../graph/variable.ts";
import { ones } from "../initializers/ones.ts";
import { zeros } from "../initializers/zeros.ts";
import type { Layer } from "./layer.ts";

/** Settings that all normalizing layers have. */
export interface NormOptions {
  /** Added to the variance; 1e-5, unless said (PyTorch's default). */
  readonly epsilon?: number;
  /** Whether there are a scale γ and a shift β to be trained; yes, unless said. */
  readonly affine?: boolean;
  /** First γ; ones, unless said. */
  readonly weightInitializer?: Initializer;
  /** First β; zeros, unless said. */
  readonly biasInitializer?: Initializer;
}

/** A normalizing layer; its parameters are γ and β, under PyTorch's names. */
export interface Norm extends Layer {
  /** γ */
  readonly weight: Variable | null;
  /** β */
  readonly bias: Variable | null;
}

/** γ and β of a normalizing layer. */
export function normParameters(options: NormOptions): Pick<Norm, "weight" | "bias"> {
  if (options.affine === false) return { weight: null, bias: null };
  return {
    weight: new Variable("parameter", options.weightInitializer ?? ones()),
    bias: new Variable("parameter", options.biasInitializer ?? zeros()),
  };
}

/** γ and β in a pass. */
export function readNorm(
  { weight, bias }: Pick<Norm, "weight" | "bias">,
  pass: Pass,
  shape: Shape,
  dtype: DType,
): { readonly gamma: Tensor | null; readonly beta: Tensor | null } {
  return {
    gamma: weight && pass.read(weight, shape, dtype),
    beta: bias && pass.read(bias, shape, dtype),
  };
}

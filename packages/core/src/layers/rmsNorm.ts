import { reject } from "../backend/error.ts";
import { type Initializer, Variable } from "../graph/variable.ts";
import { ones } from "../initializers/ones.ts";
import { rmsNorm as rmsNormOp } from "../ops/rmsNorm.ts";
import type { Layer } from "./layer.ts";

/** Settings of `rmsNorm`. */
export interface RmsNormLayerOptions {
  /** Added to the mean square; 1e-6, unless said (Keras' default). */
  readonly epsilon?: number;
  /** First γ; ones, unless said. */
  readonly weightInitializer?: Initializer;
}

/** y = γ x / √(mean x² + ε) over the last axis (Zhang & Sennrich 2019); its parameter is γ [features], `weight`. */
export function rmsNorm(options: RmsNormLayerOptions = {}): Layer & { readonly weight: Variable } {
  const { epsilon = 1e-6, weightInitializer = ones() } = options;
  const weight = new Variable("parameter", weightInitializer);
  return {
    name: "rmsNorm",
    weight,
    forward(x, pass) {
      const features = x.shape.at(-1);
      if (features === undefined)
        return reject("rmsNorm", "was given a scalar", "inputs must have a last axis of features");
      return rmsNormOp(x, { gamma: pass.read(weight, [features], x.dtype), epsilon });
    },
  };
}

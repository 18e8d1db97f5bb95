import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { type Initializer, Variable } from "../graph/variable.ts";
import { glorotUniform } from "../initializers/glorotUniform.ts";
import { zeros } from "../initializers/zeros.ts";
import { add } from "../ops/add.ts";
import { type PerAxis, perAxis, type WindowOptions } from "../ops/windows.ts";
import type { Layer } from "./layer.ts";
import { channelsLast, type LayoutOption } from "./layout.ts";

/** Settings that all convolving layers have. */
export interface ConvolutionOptions extends WindowOptions, LayoutOption {
  /** Whether there is a bias; yes, unless said. */
  readonly bias?: boolean;
  /** First filters; Glorot uniform, unless said (Keras' default). */
  readonly weightInitializer?: Initializer;
  /** First biases; zeros, unless said (Keras' default). */
  readonly biasInitializer?: Initializer;
}

/** A convolving layer. */
export interface Convolution extends Layer {
  /** The filters: [...kernel, channels, channels], the order of the last two as its op has it. */
  readonly weight: Variable;
  /** One number for each channel that comes out. */
  readonly bias: Variable | null;
}

/** What a kind of convolution makes of an input of these many channels. */
interface Kind {
  readonly name: string;
  readonly rank: number;
  readonly kernelSize: PerAxis;
  readonly options: ConvolutionOptions;
  /** The last two axes of the filters, and how many channels come out. */
  readonly filters: (channels: number) => { readonly pair: readonly [number, number]; readonly out: number };
  readonly op: (x: Tensor, w: Tensor, channels: number) => Tensor;
}

/** A layer that convolves by `op` and adds a bias. */
export function convolutionLayer({ name, rank, kernelSize, options, filters, op }: Kind): Convolution {
  const kernel = perAxis(name, "a kernel of", kernelSize, rank, 1);
  const weight = new Variable("parameter", options.weightInitializer ?? glorotUniform());
  const bias = options.bias === false ? null : new Variable("parameter", options.biasInitializer ?? zeros());
  weight.layout = "transposed";
  return {
    name,
    weight,
    bias,
    forward: channelsLast(name, options.layout, (x, pass) => {
      const channels = x.shape.at(-1) as number;
      const { pair, out } = filters(channels);
      const y = op(x, pass.read(weight, [...kernel, ...pair], x.dtype), channels);
      return bias ? add(y, pass.read(bias, [out], x.dtype)) : y;
    }),
  };
}

/** Refuses a number of filters that is none, and groups that don't divide it. */
export function expectFilters(layer: string, filters: number, groups = 1): void {
  if (!Number.isInteger(filters) || filters < 1)
    reject(layer, `cannot have ${filters} filters`, "give a whole number from 1");
  if (!Number.isInteger(groups) || groups < 1 || filters % groups !== 0)
    reject(
      layer,
      `cannot cut ${filters} filters into ${groups} groups`,
      "the groups must divide the filters",
    );
}

import { reject } from "../backend/error.ts";
import { layerNorm as layerNormOp } from "../ops/layerNorm.ts";
import { type Norm, type NormOptions, normParameters, readNorm } from "./norm.ts";

/** Settings of `layerNorm`. */
export interface LayerNormLayerOptions extends NormOptions {
  /** How many of the last axes are normalized together; 1, unless said. */
  readonly trailing?: number;
}

/**
 * y = γ (x - mean) / √(variance + ε) + β, with the moments of each example's last axis, or last axes (Ba, Kiros & Hinton
 * 2016); γ and β have their shape.
 *
 * @throws RetrogradError where inputs have fewer axes than are normalized, or others than those that it was made for
 */
export function layerNorm(options: LayerNormLayerOptions = {}): Norm {
  const { trailing = 1, epsilon = 1e-5 } = options;
  if (!Number.isInteger(trailing) || trailing < 1)
    reject("layerNorm", `cannot normalize ${trailing} axes`, "give a whole number from 1");
  const parameters = normParameters(options);
  return {
    name: "layerNorm",
    ...parameters,
    forward(x, pass) {
      if (x.shape.length < trailing)
        reject(
          "layerNorm",
          `cannot normalize the last ${trailing} axes of [${x.shape}]`,
          "inputs must have as many",
        );
      const axes = Array.from({ length: trailing }, (_, i) => i - trailing);
      const { gamma, beta } = readNorm(parameters, pass, x.shape.slice(-trailing), x.dtype);
      return layerNormOp(x, { axes, gamma, beta, epsilon });
    },
  };
}

import { reject } from "../backend/error.ts";
import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { type AlongAxis, axisOf } from "./operand.ts";
import { around } from "./reduction.ts";

/** Settings of `argMax`. */
export interface ArgMaxOptions extends AlongAxis {
  /** Keep the axis, with length 1. */
  readonly keepDims?: boolean;
}

/**
 * Where along an axis, the last unless said, the largest x is, as int32: the first one of several, or the first NaN.
 *
 * @throws RetrogradError for an axis that is empty or that there is not
 */
export function argMax(x: Tensor, { axis = -1, keepDims = false }: ArgMaxOptions = {}): Tensor {
  const at = axisOf("argMax", axis, x.shape.length);
  if (x.shape[at] === 0)
    reject("argMax", `axis ${at} of [${x.shape}] is empty`, "it must have one element at least");
  return apply("argMax", {
    inputs: { x },
    shape: keepDims ? x.shape.with(at, 1) : x.shape.toSpliced(at, 1),
    dtype: "int32",
    parameters: around(x.shape, at),
    gradients: { x: null },
  });
}

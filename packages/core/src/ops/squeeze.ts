import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { axesOf } from "./reduction.ts";
import { reshape } from "./reshape.ts";

/**
 * x without some axes of length 1, or all of them.
 *
 * @throws RetrogradError for axes that are not of length 1
 */
export function squeeze(x: Tensor, axes?: readonly number[] | number): Tensor {
  const dropped = axesOf("squeeze", axes, x.shape.length);
  const long = axes === undefined ? -1 : x.shape.findIndex((axis, d) => dropped.has(d) && axis !== 1);
  if (long >= 0)
    reject("squeeze", `cannot drop axis ${long} of [${x.shape}]`, "only axes of length 1 can be dropped");
  return reshape(
    x,
    x.shape.filter((axis, d) => axis !== 1 || !dropped.has(d)),
  );
}

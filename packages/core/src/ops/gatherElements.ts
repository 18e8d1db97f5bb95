import { sizeOf } from "../backend/dtype.ts";
import type { Tensor } from "../graph/tensor.ts";
import { flatPlaces } from "./flatPlaces.ts";
import { gather } from "./gather.ts";
import type { AlongAxis } from "./operand.ts";

/**
 * Single elements of x: out[i, j, …] = x[i, j, …] with the coordinate on `axis` (the last unless said) replaced by
 * ids[i, j, …]; ids is int32, of x's rank, and gives the shape. NaN for ids outside (PyTorch's `gather`).
 */
export function gatherElements(x: Tensor, ids: Tensor, { axis = -1 }: AlongAxis = {}): Tensor {
  const places = flatPlaces("gatherElements", x, ids, axis);
  const flat = { outer: 1, length: sizeOf(x.shape), inner: 1, count: sizeOf(ids.shape) };
  return gather(x, places, flat, ids.shape);
}

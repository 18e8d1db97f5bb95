import type { Tensor } from "../graph/tensor.ts";
import { elementPlaces } from "./elementPlaces.ts";
import { gather } from "./gather.ts";
import type { AlongAxis } from "./operand.ts";
import { slice } from "./slice.ts";

/**
 * Single elements of x: out[i, j, …] = x[i, j, …] with the coordinate on `axis` (the last unless said) replaced by
 * ids[i, j, …]; ids is int32, of x's rank, and gives the shape. NaN for ids outside (PyTorch's `gather`).
 *
 * @throws RetrogradError where ids are not int32, have another rank, or an axis longer than x but that one
 */
export function gatherElements(x: Tensor, ids: Tensor, { axis = -1 }: AlongAxis = {}): Tensor {
  const { reached, places, flat } = elementPlaces("gatherElements", x.shape, ids, axis);
  return gather(slice(x, { end: reached }), places, flat, ids.shape);
}

import { sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { sameShape } from "./broadcastTo.ts";
import { flatPlaces } from "./flatPlaces.ts";
import { type AlongAxis, sameDType } from "./operand.ts";
import { scatterSum } from "./scatterSum.ts";

/**
 * x with single elements added to: out[i, j, …] of which the coordinate on `axis` (the last unless said) is
 * ids[i, j, …] gets source[i, j, …] on top. ids is int32, of source's shape and x's rank; ids outside add nothing
 * (PyTorch's `scatter_add`).
 */
export function scatterAdd(x: Tensor, ids: Tensor, source: Tensor, { axis = -1 }: AlongAxis = {}): Tensor {
  sameDType("scatterAdd", [x, source]);
  if (!sameShape(ids.shape, source.shape))
    reject("scatterAdd", `cannot add [${source.shape}] by ids [${ids.shape}]`, "their shapes must be equal");
  const places = flatPlaces("scatterAdd", x, ids, axis);
  const flat = { outer: 1, length: sizeOf(x.shape), inner: 1, count: sizeOf(ids.shape) };
  return add(x, scatterSum(source, places, flat, x.shape));
}

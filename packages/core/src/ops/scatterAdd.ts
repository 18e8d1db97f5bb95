import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { sameShape } from "./broadcastTo.ts";
import { elementPlaces } from "./elementPlaces.ts";
import { type AlongAxis, sameDType } from "./operand.ts";
import { pad } from "./pad.ts";
import { scatterSum } from "./scatterSum.ts";

/**
 * x with single elements added to: out[i, j, …] of which the coordinate on `axis` (the last unless said) is
 * ids[i, j, …] gets source[i, j, …] on top. ids is int32, of source's shape and x's rank; ids outside add nothing
 * (PyTorch's `scatter_add`).
 *
 * @throws RetrogradError where ids and source differ in shape
 */
export function scatterAdd(x: Tensor, ids: Tensor, source: Tensor, { axis = -1 }: AlongAxis = {}): Tensor {
  sameDType("scatterAdd", [x, source]);
  if (!sameShape(ids.shape, source.shape))
    reject("scatterAdd", `cannot add [${source.shape}] by ids [${ids.shape}]`, "their shapes must be equal");
  const { reached, places, flat } = elementPlaces("scatterAdd", x.shape, ids, axis);
  const sums = scatterSum(source, places, flat, reached);
  return add(x, pad(sums, { pads: x.shape.map((n, d) => [0, n - (reached[d] as number)] as const) }));
}

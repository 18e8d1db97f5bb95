import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { arange } from "./arange.ts";
import { greaterEqual } from "./greaterEqual.ts";
import { less } from "./less.ts";
import { logicalAnd } from "./logicalAnd.ts";
import { mul } from "./mul.ts";
import { axisOf, int32 } from "./operand.ts";
import { reshape } from "./reshape.ts";
import { stridesOf } from "./strides.ts";
import { where } from "./where.ts";

/** For each element of ids, where in x, counted row-major, lies the element with its coordinates but that on `axis`,
 * which is the id; -1 for ids outside. */
export function flatPlaces(op: string, x: Tensor, ids: Tensor, axis: number): Tensor {
  int32(op, "the tensor of ids", ids);
  const at = axisOf(op, axis, x.shape.length);
  if (ids.shape.length !== x.shape.length || ids.shape.some((n, d) => d !== at && n > (x.shape[d] as number)))
    reject(
      op,
      `cannot use ids [${ids.shape}] along axis ${at} of [${x.shape}]`,
      "both must have the same number of axes, and ids no longer ones elsewhere",
    );
  const strides = stridesOf(x.shape);
  let places = mul(ids, strides[at] as number);
  ids.shape.forEach((n, d) => {
    if (d === at || n === 1) return;
    const ownAxis = ids.shape.map((_, e) => (e === d ? n : 1));
    places = add(places, mul(reshape(arange(n), ownAxis), strides[d] as number));
  });
  return where(logicalAnd(greaterEqual(ids, 0), less(ids, x.shape[at] as number)), places, -1);
}

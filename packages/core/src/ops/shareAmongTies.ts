import type { Tensor } from "../graph/tensor.ts";
import { cast } from "./cast.ts";
import { div } from "./div.ts";
import { equal } from "./equal.ts";
import { type Reduction, spread } from "./reduction.ts";
import { sum } from "./sum.ts";
import { where } from "./where.ts";

/** dy where x is the extreme y of its reduction, divided by how many are, else 0: what max and min hand back. */
export function shareAmongTies(x: Tensor, y: Tensor, dy: Tensor, options: Reduction): Tensor {
  const extreme = equal(x, spread(y, x.shape, options));
  const count = cast(sum(extreme, options), dy.dtype);
  return where(extreme, spread(div(dy, count), x.shape, options), 0);
}

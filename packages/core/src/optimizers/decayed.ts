import type { Tensor } from "../graph/tensor.ts";
import { add } from "../ops/add.ts";
import { mul } from "../ops/mul.ts";

/** g + weightDecay · w: the gradient of a cost with ½ weightDecay |w|² added. */
export function decayed(g: Tensor, w: Tensor, weightDecay: number): Tensor {
  return weightDecay === 0 ? g : add(g, mul(w, weightDecay));
}

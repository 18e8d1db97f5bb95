import { sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "../ops/add.ts";
import { norm2 } from "../ops/norm2.ts";
import { relu } from "../ops/relu.ts";
import { sub } from "../ops/sub.ts";
import type { Loss } from "./loss.ts";
import { matching } from "./matching.ts";
import { weighted } from "./weighted.ts";

/** What `tripletMargin` compares: an anchor with what belongs to it and what does not. */
export interface Triplets {
  /** [..., features] */
  readonly anchor: Tensor;
  /** What is to be near the anchor: [..., features]. */
  readonly positive: Tensor;
  /** What is to be farther from it: [..., features]. */
  readonly negative: Tensor;
  /** What each triplet counts: [...]. */
  readonly weights?: Tensor;
}

/** Settings of `tripletMargin`. */
export interface TripletMarginOptions {
  /** How much farther the negative is to be; 1, unless said (PyTorch's default). */
  readonly margin?: number;
}

/**
 * L = max(0, |anchor - positive + 1e-6| - |anchor - negative + 1e-6| + margin) with Euclidean norms over the last
 * axis (Balntas et al. 2016); its mean divides by the number of triplets.
 *
 * anchor, positive and negative [..., features] of one shape; weights [...].
 */
export function tripletMargin({ margin = 1 }: TripletMarginOptions = {}): Loss<Triplets> {
  const name = "tripletMargin";
  if (!(margin >= 0 && margin < Infinity))
    reject(name, `margin ${margin} is no distance`, "choose a finite one from 0, such as 1");
  return {
    name,
    losses({ anchor, positive, negative, weights }) {
      matching(name, { anchors: anchor, positives: positive, negatives: negative });
      const distance = (other: Tensor): Tensor => norm2(add(sub(anchor, other), 1e-6), { axes: -1 });
      const values = relu(add(sub(distance(positive), distance(negative)), margin));
      return { values: weighted(name, values, weights), divisor: sizeOf(values.shape) };
    },
  };
}

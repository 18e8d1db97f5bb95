import { sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { add } from "../ops/add.ts";
import { greater } from "../ops/greater.ts";
import { mul } from "../ops/mul.ts";
import { neg } from "../ops/neg.ts";
import { norm2 } from "../ops/norm2.ts";
import { relu } from "../ops/relu.ts";
import { square } from "../ops/square.ts";
import { sub } from "../ops/sub.ts";
import { where } from "../ops/where.ts";
import { type EmbeddingPairs, expectPairs } from "./embeddingPairs.ts";
import type { Loss } from "./loss.ts";
import { weighted } from "./weighted.ts";

/** Settings of `contrastive`. */
export interface ContrastiveOptions {
  /** How far apart others are to be; 1, unless said. */
  readonly margin?: number;
}

/**
 * L = ½ D² for pairs that belong together (target 1), ½ max(0, margin - D)² for others (target 0 or -1), with
 * D = |a - b|, Euclidean over the last axis (Hadsell, Chopra & LeCun 2006); its mean divides by the number of pairs.
 *
 * a and b [..., features] of one shape; targets (float or int32) and weights [...].
 */
export function contrastive({ margin = 1 }: ContrastiveOptions = {}): Loss<EmbeddingPairs> {
  const name = "contrastive";
  if (!(margin > 0 && margin < Infinity))
    reject(name, `margin ${margin} is no distance`, "choose a finite one above 0, such as 1");
  return {
    name,
    losses({ a, b, targets, weights }) {
      expectPairs(name, a, b, targets);
      const distance = norm2(sub(a, b), { axes: -1 });
      const missing = relu(add(neg(distance), margin));
      const values = mul(where(greater(targets, 0), square(distance), square(missing)), 0.5);
      return { values: weighted(name, values, weights), divisor: sizeOf(values.shape) };
    },
  };
}

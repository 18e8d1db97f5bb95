import { sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "../ops/add.ts";
import { div } from "../ops/div.ts";
import { greater } from "../ops/greater.ts";
import { mul } from "../ops/mul.ts";
import { relu } from "../ops/relu.ts";
import { sqrt } from "../ops/sqrt.ts";
import { square } from "../ops/square.ts";
import { sub } from "../ops/sub.ts";
import { sum } from "../ops/sum.ts";
import { where } from "../ops/where.ts";
import { type EmbeddingPairs, expectPairs } from "./embeddingPairs.ts";
import type { Loss } from "./loss.ts";
import { weighted } from "./weighted.ts";

/** Settings of `cosineEmbedding`. */
export interface CosineEmbeddingOptions {
  /** From -1 to 1: how similar others may be; 0, unless said (PyTorch's default). */
  readonly margin?: number;
}

/**
 * L = 1 - cos(a, b) for pairs that belong together (target 1), max(0, cos(a, b) - margin) for others (target -1), with
 * cos(a, b) = a·b / √((|a|² + 1e-12) (|b|² + 1e-12)); its mean divides by the number of pairs.
 *
 * a and b [..., features] of one shape; targets (float or int32) and weights [...].
 */
export function cosineEmbedding({ margin = 0 }: CosineEmbeddingOptions = {}): Loss<EmbeddingPairs> {
  const name = "cosineEmbedding";
  if (!(margin >= -1 && margin <= 1))
    reject(name, `margin ${margin} is no cosine`, "choose one from -1 to 1, such as 0.5");
  return {
    name,
    losses({ a, b, targets, weights }) {
      expectPairs(name, a, b, targets);
      const along = { axes: -1 };
      const squares = (x: Tensor): Tensor => add(sum(square(x), along), 1e-12);
      const cosine = div(sum(mul(a, b), along), sqrt(mul(squares(a), squares(b))));
      const values = where(greater(targets, 0), sub(1, cosine), relu(sub(cosine, margin)));
      return { values: weighted(name, values, weights), divisor: sizeOf(values.shape) };
    },
  };
}

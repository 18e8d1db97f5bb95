import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { sameShape } from "../ops/broadcastTo.ts";
import { matching } from "./matching.ts";

/** What `cosineEmbedding` and `contrastive` compare: pairs of vectors a and b. */
export interface EmbeddingPairs {
  /** [..., features] */
  readonly a: Tensor;
  /** [..., features] */
  readonly b: Tensor;
  /** 1 for pairs that belong together, -1 for others. */
  readonly targets: Tensor;
  /** What each pair counts: [...]. */
  readonly weights?: Tensor;
}

/** Refuses vectors that cannot be compared, and targets that are not one for each pair. */
export function expectPairs(subject: string, a: Tensor, b: Tensor, targets: Tensor): void {
  matching(subject, { "vectors a": a, "vectors b": b });
  const pairs = a.shape.slice(0, -1);
  if (!sameShape(targets.shape, pairs))
    reject(
      subject,
      `vectors are [${a.shape}] and targets [${targets.shape}]`,
      `targets must have shape [${pairs}]`,
    );
}

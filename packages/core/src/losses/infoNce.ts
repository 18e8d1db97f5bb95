import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { arange } from "../ops/arange.ts";
import { div } from "../ops/div.ts";
import { matmul } from "../ops/matmul.ts";
import { maximum } from "../ops/maximum.ts";
import { mul } from "../ops/mul.ts";
import { norm2 } from "../ops/norm2.ts";
import type { Loss, Losses } from "./loss.ts";
import { matching } from "./matching.ts";
import { softmaxCrossEntropy } from "./softmaxCrossEntropy.ts";

/** What contrastive losses over a batch compare: row i of a belongs to row i of b, and to no other. */
export interface Views {
  /** [N, features] */
  readonly a: Tensor;
  /** [N, features] */
  readonly b: Tensor;
  /** What each pair counts: [N]. */
  readonly weights?: Tensor;
}

/** Settings of contrastive losses over a batch. */
export interface TemperatureOptions {
  /** τ: the smaller, the more the most similar others count. */
  readonly temperature?: number;
}

/**
 * L_i = -ln softmax_j(cos(a_i, b_j) / τ)_i: which of all rows of b belongs to row i of a (van den Oord, Li & Vinyals
 * 2018); its mean divides by the number of rows. τ is 0.1, unless said.
 *
 * a and b [N, features]; weights [N].
 */
export function infoNce({ temperature = 0.1 }: TemperatureOptions = {}): Loss<Views> {
  const name = "infoNce";
  checkTemperature(name, temperature);
  return {
    name,
    losses({ a, b, weights }) {
      checkViews(name, { a, b });
      const scores = similarities(a, b, temperature);
      return identified(scores, arange(a.shape[0] as number), weights);
    },
  };
}

/** Cosines of all rows of a with all rows of b, through τ. */
export function similarities(a: Tensor, b: Tensor, temperature: number): Tensor {
  return mul(matmul(directions(a), directions(b), { transposeB: true }), 1 / temperature);
}

/** Rows of length 1, but for those of length 0. */
function directions(x: Tensor): Tensor {
  return div(x, maximum(norm2(x, { axes: -1, keepDims: true }), 1e-12));
}

/** The cross-entropy of each row's scores with the column that belongs to it. */
export function identified(scores: Tensor, targets: Tensor, weights: Tensor | undefined): Losses {
  return softmaxCrossEntropy().losses({ predictions: scores, targets, ...(weights && { weights }) });
}

export function checkTemperature(name: string, temperature: number): void {
  if (!(temperature > 0 && temperature < Infinity))
    reject(name, `temperature ${temperature} is not positive`, "choose one above 0, such as 0.1");
}

export function checkViews(name: string, { a, b }: Pick<Views, "a" | "b">): void {
  matching(name, { "vectors a": a, "vectors b": b });
  if (a.shape.length !== 2 || (a.shape[0] as number) < 2)
    reject(
      name,
      `vectors are [${a.shape}]`,
      "give rows [N, features], two of them at least: others are what they differ from",
    );
}

import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { sameShape } from "../ops/broadcastTo.ts";
import { mul } from "../ops/mul.ts";
import { reshape } from "../ops/reshape.ts";

/** Every loss times its weight; weights for the first axes alone hold for all that is behind them. */
export function weighted(subject: string, values: Tensor, weights: Tensor | undefined): Tensor {
  if (!weights) return values;
  const rank = weights.shape.length;
  if (!sameShape(weights.shape, values.shape.slice(0, rank)))
    reject(
      subject,
      `weights are [${weights.shape}] for losses of shape [${values.shape}]`,
      "give one weight for each loss, or for each example",
    );
  if (weights.dtype !== values.dtype)
    reject(subject, `weights are ${weights.dtype} and losses ${values.dtype}`, `give ${values.dtype}`);
  return mul(values, reshape(weights, [...weights.shape, ...values.shape.slice(rank).map(() => 1)]));
}

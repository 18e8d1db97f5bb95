import { reject } from "../backend/error.ts";
import { bernoulli } from "../ops/bernoulli.ts";
import { mul } from "../ops/mul.ts";
import { where } from "../ops/where.ts";
import type { Layer } from "./layer.ts";

/**
 * In training, each element is 0 with probability `rate`, and x / (1 - rate) otherwise, so that its mean stays
 * (Srivastava et al. 2014); else x. Which ones depends on the seed, the run and the layer's name alone.
 *
 * @param rate probability of being dropped, in [0, 1); 0.5, unless said (PyTorch's default)
 */
export function dropout(rate: number = 0.5): Layer & { readonly rate: number } {
  if (!(rate >= 0 && rate < 1))
    reject("dropout", `cannot drop with probability ${rate}`, "give a rate from 0 to less than 1");
  return {
    name: "dropout",
    rate,
    forward(x, pass) {
      if (!pass.training || rate === 0) return x;
      const { key, stream } = pass.random();
      const kept = bernoulli(key, { shape: x.shape, stream, probability: 1 - rate });
      return where(kept, mul(x, 1 / (1 - rate)), 0);
    },
  };
}

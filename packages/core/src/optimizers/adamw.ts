import { mul } from "../ops/mul.ts";
import { sub } from "../ops/sub.ts";
import { type AdamOptions, adamRule } from "./adam.ts";
import type { Optimizer } from "./optimizer.ts";
import { atLeast0 } from "./ranges.ts";
import { settings } from "./settings.ts";

/** As Adam's; `weightDecay` is 0.01, unless said, and is not added to the gradient. */
export type AdamwOptions = AdamOptions;

/**
 * Adam with decoupled weight decay (Loshchilov & Hutter 2019): w ← w - λ weightDecay w, then as Adam.
 *
 * λ is 0.001, unless said; all defaults are PyTorch's.
 *
 * @throws RetrogradError for a learning rate that is not positive, and for settings out of range
 */
export function adamw(options: AdamwOptions = {}): Optimizer {
  const { weightDecay = 0.01 } = options;
  const base = settings("adamw", options, 0.001);
  const rule = adamRule("adamw", options);
  atLeast0("adamw", "weight decay", weightDecay, 0.01);
  return {
    ...base,
    update(w, g, moment) {
      const shrunk = weightDecay === 0 ? w : sub(w, mul(mul(moment.learningRate, weightDecay), w));
      return sub(shrunk, rule(g, moment));
    },
  };
}

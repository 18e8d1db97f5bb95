import type { Tensor } from "../graph/tensor.ts";
import { add } from "../ops/add.ts";
import { div } from "../ops/div.ts";
import { maximum } from "../ops/maximum.ts";
import { mul } from "../ops/mul.ts";
import { sqrt } from "../ops/sqrt.ts";
import { square } from "../ops/square.ts";
import { sub } from "../ops/sub.ts";
import { average, correction } from "./average.ts";
import { decayed } from "./decayed.ts";
import type { Optimizer, OptimizerOptions, Update } from "./optimizer.ts";
import { atLeast0, below1 } from "./ranges.ts";
import { settings } from "./settings.ts";

/** Settings of `adam`. */
export interface AdamOptions extends OptimizerOptions {
  /** β₁; 0.9, unless said. */
  readonly beta1?: number;
  /** β₂; 0.999, unless said. */
  readonly beta2?: number;
  /** ε, added after the root; 1e-8, unless said. */
  readonly epsilon?: number;
  /** Divide by the largest v so far (Reddi, Kale & Kumar 2018); no, unless said. */
  readonly amsgrad?: boolean;
  /** Added to the gradient times w; 0, unless said. */
  readonly weightDecay?: number;
}

/**
 * Adam (Kingma & Ba 2015): m = β₁ m + (1 - β₁) g, v = β₂ v + (1 - β₂) g², and at step t
 * w ← w - λ (m / (1 - β₁ᵗ)) / (√(v / (1 - β₂ᵗ)) + ε).
 *
 * λ is 0.001, unless said; all defaults are the paper's, which are PyTorch's, too.
 *
 * @throws RetrogradError for a learning rate that is not positive, and for settings out of range
 */
export function adam(options: AdamOptions = {}): Optimizer {
  const { weightDecay = 0 } = options;
  const base = settings("adam", options, 0.001);
  const rule = adamRule("adam", options);
  atLeast0("adam", "weight decay", weightDecay, 1e-4);
  return {
    ...base,
    update: (w, g, moment) => sub(w, rule(decayed(g, w, weightDecay), moment)),
  };
}

/** λ (m / (1 - β₁ᵗ)) / (√(v / (1 - β₂ᵗ)) + ε): what Adam takes from w. */
export function adamRule(
  name: string,
  { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, amsgrad = false }: AdamOptions,
): (g: Tensor, moment: Update) => Tensor {
  below1(name, "beta1", beta1, 0.9);
  below1(name, "beta2", beta2, 0.999);
  atLeast0(name, "epsilon", epsilon, 1e-8);
  return (g, moment) => {
    const { learningRate, step, read, write } = moment;
    const m = average(moment, "m", g, beta1);
    let v = average(moment, "v", square(g), beta2);
    if (amsgrad) {
      v = maximum(read("largestV"), v);
      write("largestV", v);
    }
    // Both sides of the fraction times √(1 - β₂ᵗ), so that it meets two numbers instead of all elements.
    const root = sqrt(correction(step, beta2));
    const rate = div(mul(learningRate, root), correction(step, beta1));
    return div(mul(rate, m), add(sqrt(v), mul(root, epsilon)));
  };
}

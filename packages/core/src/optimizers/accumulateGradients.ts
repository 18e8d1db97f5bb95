import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "../ops/add.ts";
import { div } from "../ops/div.ts";
import { greaterEqual } from "../ops/greaterEqual.ts";
import { sub } from "../ops/sub.ts";
import { where } from "../ops/where.ts";
import type { Optimizer } from "./optimizer.ts";
import { settings } from "./settings.ts";

/**
 * The same optimizer on the mean of `steps` gradients: it moves the parameters at every `steps`-th step; the others
 * only add up their gradients. For batches larger than memory: `steps` batches of n count as one of n · steps.
 *
 * The optimizer's t and a schedule's s count updates, not steps. What is left of a last, incomplete sum goes into
 * the next update.
 *
 * @throws RetrogradError for steps that are no whole number from 1
 * @example
 * const optimizer = accumulateGradients(adam({ learningRate: 1e-3 }), 8);
 */
export function accumulateGradients(optimizer: Optimizer, steps: number): Optimizer {
  const { learningRate, rates } = optimizer;
  if (!Number.isInteger(steps) || steps < 1)
    reject("accumulateGradients", `cannot wait for ${steps} gradients`, "give a whole number from 1");
  if (optimizer.gradients)
    reject(
      "accumulateGradients",
      "was given an optimizer that scales the loss",
      "scale around it: lossScaling(accumulateGradients(adam(), 8))",
    );
  const rate =
    typeof learningRate === "number"
      ? learningRate
      : (step: number) => learningRate(Math.floor(step / steps));
  return {
    ...settings(optimizer.name, { learningRate: rate, rates }, 1),
    update(w, g, { name, learningRate, read, write }) {
      const sum = add(read("gradients"), g);
      const count = add(read("gradientCount", 0, []), 1);
      const full = greaterEqual(count, steps);
      write("gradients", where(full, 0, sum));
      write("gradientCount", where(full, 0, count));
      const step = add(read("updates", 0, []), 1);
      write("updates", where(full, step, sub(step, 1)));
      const before = new Map<string, Tensor>();
      const value = optimizer.update(w, div(sum, steps), {
        name,
        learningRate,
        step,
        read(key, initial, shape) {
          const moment = read(key, initial, shape);
          before.set(key, moment);
          return moment;
        },
        write: (key, moment) =>
          write(key, where(full, moment, before.get(key) ?? read(key, 0, moment.shape))),
      });
      return where(full, value, w);
    },
  };
}

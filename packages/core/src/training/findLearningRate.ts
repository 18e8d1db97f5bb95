import type { TypedArray } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { compile } from "../compile/compile.ts";
import { dispose } from "../compile/move.ts";
import type { Output } from "../compile/output.ts";
import type { Tensors } from "../compile/structure.ts";
import type { AnyLayer } from "../layers/layer.ts";
import { parametersOf, walk } from "../layers/walk.ts";
import { gradientsFor } from "../optimizers/gradientsFor.ts";
import type { Optimizer, Schedule } from "../optimizers/optimizer.ts";
import { positive, wholeSteps } from "../optimizers/ranges.ts";
import { hasNumbers, snapshot } from "../saving/snapshot.ts";
import { batchesOf, checkExamples, type Data } from "./data.ts";
import { LearningRates } from "./learningRates.ts";
import { objectiveOf } from "./objective.ts";
import type { EvaluateOptions } from "./options.ts";

/** How `findLearningRate` searches. */
export interface FindLearningRateOptions extends Omit<EvaluateOptions, "metrics"> {
  /** Makes the optimizer that is to train: `(learningRate) => adam({ learningRate })`. */
  readonly optimizer: (learningRate: Schedule) => Optimizer;
  /** The first rate; 1e-7, unless said (fastai's default). */
  readonly from?: number;
  /** The last one, where the loss has not grown too large before; 10, unless said (fastai's default). */
  readonly to?: number;
  /** Batches, each with a rate of its own; 100, unless said (fastai's default). */
  readonly steps?: number;
  /** Seed of first weights, shuffling and dropout; 0, unless said. */
  readonly seed?: number;
}

/** A loss that has grown to so many times the smallest one ends the search. */
const tooMuch = 4;

/**
 * Trains a model for some batches with learning rates that rise geometrically, λ_k = from · (to / from)^(k / (steps - 1)),
 * and tells how the loss went and which rate to choose (Smith 2017). The model is afterwards as it was before.
 *
 * @throws RetrogradError for data that can't be trained on, and for rates that don't rise
 * @example
 * const found = await findLearningRate(model, digits, {
 *   backend, loss: softmaxCrossEntropy(), optimizer: (learningRate) => adam({ learningRate }),
 * });
 * console.log(`${found}`);              // a curve, rate by rate
 * const optimizer = adam({ learningRate: found.suggestion });
 */
export async function findLearningRate(
  model: AnyLayer,
  data: Data,
  options: FindLearningRateOptions,
): Promise<LearningRates> {
  const { from = 1e-7, to = 10, steps = 100, seed = 0, batchSize = 32, backend } = options;
  positive("findLearningRate", "first rate", from, 1e-7);
  wholeSteps("findLearningRate", "steps", steps);
  if (!(to > from && to < Infinity) || steps < 2)
    reject(
      "findLearningRate",
      `cannot rise from ${from} to ${to} in ${steps} steps`,
      "give a larger last rate, and two steps at least",
    );
  checkExamples("findLearningRate", data);
  const rateAt: Schedule = (step) => from * (to / from) ** (step / (steps - 1));
  const optimizer = options.optimizer(rateAt);
  const variables = [...walk(model).variables.keys()];
  const kept = variables.filter(hasNumbers);
  const numbers = await snapshot(kept);
  const found = new LearningRates();
  using step = compile<Tensors, Tensors>(
    backend,
    (batch, pass) => {
      const { objective } = objectiveOf(model as never, batch, pass, options);
      pass.update(optimizer, model, gradientsFor(optimizer, objective, parametersOf(model), pass));
      return { objective };
    },
    { name: "learning rates", seed },
  );
  try {
    for (let epoch = 1; found.rates.length < steps; epoch++) {
      for await (const { inputs } of batchesOf("findLearningRate", data, {
        batchSize,
        shuffle: { seed, epoch },
      })) {
        const rate = rateAt(found.rates.length);
        const { objective } = step(inputs as never) as unknown as { readonly objective: Output };
        if (!found.add(rate, await objective.read(), tooMuch) || found.rates.length === steps) return found;
      }
    }
    return found;
  } finally {
    dispose(
      variables.filter((variable) => !kept.includes(variable)),
      optimizer,
    );
    for (const [i, { memory }] of kept.entries()) memory?.write(numbers[i] as TypedArray);
  }
}

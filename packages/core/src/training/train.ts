import type { AnyLayer } from "../layers/layer.ts";
import { checkExamples, type Data } from "./data.ts";
import { checkOptions, type TrainOptions } from "./options.ts";
import { Training } from "./training.ts";

/**
 * Trains a model: an async iterable of epochs, which trains as it is iterated.
 *
 * Every batch: forward, the cost c · Σ L_k, backward, update; the step is traced once and replayed. The same
 * seed gives the same numbers, run after run.
 *
 * @example
 * const run = train(model, digits, {
 *   backend: cpu(), loss: softmaxCrossEntropy(), optimizer: adam(), batchSize: 64, epochs: 5,
 *   validation: test, metrics: [accuracy()],
 * });
 * for await (const epoch of run) console.log(epoch.loss, epoch.validation?.accuracy);
 *
 * @throws RetrogradError for data that can't be trained on, and where the cost becomes NaN or infinite
 */
export function train(model: AnyLayer, data: Data, options: TrainOptions): Training {
  checkOptions(options);
  checkExamples("train", data);
  if (options.validation) checkExamples("validation", options.validation);
  return new Training(model, data, options);
}

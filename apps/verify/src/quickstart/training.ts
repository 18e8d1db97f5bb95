import {
  accuracy,
  adam,
  type Backend,
  type Layer,
  polynomialDecay,
  predict,
  softmaxCrossEntropy,
  train,
} from "@retrograd/core";
import type { ImageData } from "@retrograd/data";
import { type Numbers, numbersOf } from "./numbers.ts";
import { type Predictions, predictions } from "./predictions.ts";
import { network, type Recipe } from "./recipe.ts";

/** One time through the training images. */
export interface EpochResult {
  readonly epoch: number;
  readonly loss: number;
  /** Share of the training images that were right, each before its own step. */
  readonly accuracy: number;
  readonly testLoss: number;
  readonly testAccuracy: number;
  readonly seconds: number;
}

/** What is told while training goes on. */
export interface Observer {
  onBatch(epoch: number, batch: number, batches: number): void;
  onEpoch(result: EpochResult): void;
}

export interface Trained {
  readonly epochs: readonly EpochResult[];
  readonly predicted: Predictions;
}

/** Trains a network, a dense one unless said, on images and lets it predict the test images. */
export async function trainOn(
  data: ImageData,
  backend: Backend,
  recipe: Recipe,
  observer: Observer,
  model: Layer = network(recipe),
): Promise<Trained> {
  const { batchSize, epochs, seed } = recipe;
  const test: Numbers = numbersOf(data.test);
  const batches = Math.ceil(data.training.count / batchSize);
  const results: EpochResult[] = [];
  const run = train(model, numbersOf(data.training), {
    backend,
    loss: softmaxCrossEntropy(),
    optimizer: adam({
      learningRate: polynomialDecay({ learningRate: recipe.learningRate, steps: epochs * batches }),
    }),
    batchSize,
    epochs,
    seed,
    validation: test,
    metrics: [accuracy()],
    onBatch: ({ epoch, batch }) => observer.onBatch(epoch, batch, batches),
  });
  for await (const { epoch, loss, metrics, validation, seconds } of run) {
    const result: EpochResult = {
      epoch,
      loss,
      accuracy: Number(metrics.accuracy),
      testLoss: validation?.loss ?? Number.NaN,
      testAccuracy: Number(validation?.accuracy),
      seconds,
    };
    results.push(result);
    observer.onEpoch(result);
  }
  const logits = await predict(model, test.x, { backend, batchSize: 256 });
  return { epochs: results, predicted: predictions(logits.data as Float32Array, recipe.classes) };
}

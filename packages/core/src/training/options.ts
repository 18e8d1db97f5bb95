import type { Backend } from "../backend/backend.ts";
import { reject } from "../backend/error.ts";
import type { Output } from "../compile/output.ts";
import type { Pass } from "../compile/pass.ts";
import type { Tensors } from "../compile/structure.ts";
import type { Tensor } from "../graph/tensor.ts";
import type { Loss } from "../losses/loss.ts";
import type { Metric, MetricValue } from "../metrics/metric.ts";
import type { Optimizer } from "../optimizers/optimizer.ts";
import type { Regularization } from "../regularization/regularization.ts";
import type { Data } from "./data.ts";
import type { Recovery } from "./recovery.ts";
import type { Training } from "./training.ts";

/** A cost of one's own, for models with several outputs: one number from what the model gives and the batch. */
export type CostFunction = (outputs: unknown, batch: Tensors, pass: Pass) => Tensor;

/** What evaluating and training have in common. */
export interface EvaluateOptions {
  /** Where the model lives, or is to live. */
  readonly backend: Backend;
  /** Its mean is the cost; or a function that gives the cost of outputs and batch. */
  readonly loss: Loss | CostFunction;
  /** What else is measured, each under its name. */
  readonly metrics?: readonly Metric[];
  /** Examples in a batch; 32, unless said (Keras' default). */
  readonly batchSize?: number;
}

/** How `train` trains. */
export interface TrainOptions extends EvaluateOptions {
  /** How the parameters move along their gradients. */
  readonly optimizer: Optimizer;
  /** How often to go through the data; 1, unless said. */
  readonly epochs?: number;
  /** Seed of first weights, shuffling and dropout; 0, unless said. */
  readonly seed?: number;
  /** Whether every epoch has an order of its own; yes, unless said. */
  readonly shuffle?: boolean;
  /** Examples to evaluate after every epoch. */
  readonly validation?: Data;
  /** What each class counts in the cost, for int32 labels: example k counts classWeights[y_k]. */
  readonly classWeights?: readonly number[];
  /** A penalty that the cost gets on top, such as l2(1e-4). */
  readonly regularization?: Regularization;
  /** What is done to the gradients before the update, such as `(g) => clipByGlobalNorm(g, 1)`. */
  readonly clip?: (gradients: readonly Tensor[]) => readonly Tensor[];
  /** When to end before the last epoch; never, unless said. */
  readonly earlyStopping?: EarlyStopping;
  /** Called after every batch that was asked for. */
  readonly onBatch?: (batch: BatchReport) => void;
  /** Called after every epoch, before the iteration goes on. */
  readonly onEpoch?: (epoch: Epoch) => void;
  /** What happens where the device is lost: `recovery(() => webgpu())`; the run ends with that error, unless said. */
  readonly recovery?: Recovery;
  /** Batches after which `onCheckpoint` is called and awaited, all of them read. */
  readonly checkpointEvery?: number;
  /** Keeps the run, so that it can be taken up again: `async (run) => saveFile(path, await checkpoint(run))`. */
  readonly onCheckpoint?: (run: Training) => Promise<void>;
}

/** When training ends before its last epoch; the weights of the best epoch are put back then. */
export interface EarlyStopping {
  /** `loss` or a metric's name, of the validation if there is one; `loss`, unless said. */
  readonly monitor?: string;
  /** Whether the best is the smallest or the largest; smallest for the loss, and for a metric what it says itself. */
  readonly best?: "smallest" | "largest";
  /** Epochs without an improvement after which training stops; 0, unless said, which is as 1 (Keras' default and count). */
  readonly patience?: number;
  /** What counts as an improvement; any, unless said. */
  readonly minimum?: number;
}

/** One batch that training has asked for; it may not have been computed yet. */
export interface BatchReport {
  /** Counted from 1. */
  readonly epoch: number;
  /** Counted from 1. */
  readonly batch: number;
  /** How many there are in an epoch; null where the data doesn't say. */
  readonly batches: number | null;
  /** Examples in it. */
  readonly size: number;
  /** The cost of this batch. */
  readonly loss: Output;
}

/** What `evaluate` gives, and `train` for its validation data. */
export interface Evaluation {
  /** Mean cost over the examples. */
  readonly loss: number;
  /** Every metric by its name. */
  readonly [metric: string]: MetricValue;
}

/** What one epoch of training gave. */
export interface Epoch {
  /** Counted from 1. */
  readonly epoch: number;
  /** Mean cost over the epoch's examples, each as of its own step. */
  readonly loss: number;
  /** Every metric by its name, over the epoch's batches, each as of its own step. */
  readonly metrics: Readonly<Record<string, MetricValue>>;
  /** Of the validation data after the epoch; null where there are none. */
  readonly validation: Evaluation | null;
  /** Steps that the optimizer has made so far. */
  readonly steps: number;
  /** λ of the epoch's last step. */
  readonly learningRate: number;
  /** What the training took, without the validation. */
  readonly seconds: number;
}

export function checkOptions(options: TrainOptions): void {
  const { epochs = 1, batchSize = 32, metrics = [], earlyStopping } = options;
  whole("epochs", epochs);
  whole("batchSize", batchSize);
  const names = ["loss", ...metrics.map((metric) => metric.name)];
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) reject("train", `has two metrics named ${twice}`, "give each its own name");
  const monitor = earlyStopping?.monitor ?? "loss";
  if (!names.includes(monitor))
    reject("train", `cannot watch ${monitor} for early stopping`, `there is ${names.join(", ")}`);
}

function whole(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1)
    reject("train", `${name} is ${value}`, "give a whole number from 1");
}

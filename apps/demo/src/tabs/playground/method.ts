import {
  adagrad,
  adam,
  adamw,
  binaryCrossEntropyWithLogits,
  halfMse,
  hinge,
  huber,
  type Loss,
  l1,
  l2,
  lion,
  meanAbsoluteError,
  type Optimizer,
  type Regularization,
  rmsprop,
  sgd,
} from "@retrograd/core";
import type { LossName, Settings } from "./settings.ts";

const losses: Readonly<Record<LossName, () => Loss>> = {
  crossEntropy: binaryCrossEntropyWithLogits,
  hinge,
  halfMse,
  huber,
  absolute: meanAbsoluteError,
};

type Rate = { readonly learningRate: () => number };
const optimizers: Readonly<Record<Settings["optimizer"], (rate: Rate) => Optimizer>> = {
  sgd,
  momentum: (rate) => sgd({ ...rate, momentum: 0.9 }),
  nesterov: (rate) => sgd({ ...rate, momentum: 0.9, nesterov: true }),
  rmsprop,
  adagrad,
  adam,
  adamw,
  lion,
};

/** The loss, and the targets as it takes them: cross-entropy knows 0 and 1, the others -1 and 1. */
export function lossOf({ loss }: Settings): {
  readonly loss: Loss;
  readonly targets: (y: Float32Array<ArrayBuffer>) => Float32Array<ArrayBuffer>;
} {
  const targets =
    loss === "crossEntropy" ? (y: Float32Array) => y.map((t) => (t + 1) / 2) : (y: Float32Array) => y;
  return {
    loss: losses[loss](),
    targets: targets as (y: Float32Array<ArrayBuffer>) => Float32Array<ArrayBuffer>,
  };
}

/** An optimizer that asks for its learning rate at every step. */
export function optimizerOf({ optimizer }: Settings, learningRate: () => number): Optimizer {
  return optimizers[optimizer]({ learningRate });
}

/** Weights are kept small, biases are free. */
export function penaltyOf({ penalty, strength }: Settings): Regularization | null {
  const isWeight = (name: string): boolean => name.endsWith("weight");
  if (penalty === "none") return null;
  return penalty === "l1" ? l1(Number(strength), isWeight) : l2(Number(strength), isWeight);
}

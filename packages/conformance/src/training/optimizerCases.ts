import { adam, constantRate, linearRamp, type Optimizer, sgd } from "@retrograd/core";
import type { library } from "../library.ts";

type Core = typeof library;

/** The names that the library exports optimizers under. */
export type OptimizerName = {
  [K in keyof Core]: Core[K] extends (...options: never[]) => Optimizer ? K : never;
}[keyof Core];

type Variants<K extends OptimizerName> = (make: Core[K]) => Readonly<Record<string, () => Optimizer>>;

/** Every optimizer with its defaults, and with all that it can do. */
export const optimizerCases: { readonly [K in OptimizerName]: Variants<K> } = {
  sgd: (make) => ({
    plain: () => make({ learningRate: 0.1 }),
    momentum: () => make({ learningRate: 0.1, momentum: 0.9, dampening: 0.2, weightDecay: 0.01 }),
    nesterov: () => make({ learningRate: 0.1, momentum: 0.9, nesterov: true }),
    schedule: () => make({ learningRate: linearRamp({ learningRate: 0.1, steps: 3 }) }),
    "other rates": () => make({ learningRate: constantRate(0.1), rates: { b: 0.5 } }),
  }),
  adam: (make) => ({
    plain: () => make({ learningRate: 0.1 }),
    amsgrad: () => make({ learningRate: 0.1, amsgrad: true, beta1: 0.8, beta2: 0.9, weightDecay: 0.01 }),
  }),
  adamw: (make) => ({ plain: () => make({ learningRate: 0.1, weightDecay: 0.1 }) }),
  adagrad: (make) => ({
    plain: () => make({ learningRate: 0.1 }),
    decay: () => make({ learningRate: 0.1, learningRateDecay: 0.1, initialAccumulator: 0.1 }),
  }),
  adadelta: (make) => ({ plain: () => make({ learningRate: 1, weightDecay: 0.01 }) }),
  rmsprop: (make) => ({
    plain: () => make({ learningRate: 0.1 }),
    centered: () => make({ learningRate: 0.1, centered: true, momentum: 0.9, epsilon: 1e-3 }),
  }),
  adamax: (make) => ({ plain: () => make({ learningRate: 0.1 }) }),
  nadam: (make) => ({ plain: () => make({ learningRate: 0.1 }) }),
  radam: (make) => ({
    plain: () => make({ learningRate: 0.1 }),
    // Rectified from the first steps on.
    rectified: () => make({ learningRate: 0.1, beta2: 0.6 }),
  }),
  lion: (make) => ({ plain: () => make({ learningRate: 0.1, weightDecay: 0.1 }) }),
  lamb: (make) => ({ plain: () => make({ learningRate: 0.1 }) }),
  muon: (make) => ({
    plain: () => make({ learningRate: 0.1 }),
    "without Nesterov, with decay": () => make({ learningRate: 0.1, nesterov: false, weightDecay: 0.1 }),
    "Adam for w": () => make({ learningRate: 0.1, adamRate: 0.5, adamFor: ["w"] }),
  }),
  accumulateGradients: (make) => ({
    "of two": () => make(sgd({ learningRate: 0.1, momentum: 0.9 }), 2),
  }),
  lossScaling: (make) => ({
    "adaptive scale": () => make(adam({ learningRate: 0.1 }), { growthInterval: 2 }),
    "constant scale": () => make(sgd({ learningRate: 0.1, momentum: 0.9 }), { scale: 3 }),
  }),
};

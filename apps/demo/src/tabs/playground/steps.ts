import {
  augmented,
  type Backend,
  compile,
  cost,
  gradients,
  type Optimizer,
  ops,
  parametersOf,
  type Tensor,
  type Tensors,
} from "@retrograd/core";
import { lossOf, penaltyOf } from "./method.ts";
import type { Network } from "./network.ts";
import type { Settings } from "./settings.ts";

/** The three functions of a run, compiled for a backend: a step of training, the cost of points, a look at the grid. */
export function stepsOn(backend: Backend, model: Network, optimizer: Optimizer, settings: Settings) {
  const { loss } = lossOf(settings);
  const penalty = penaltyOf(settings);
  const { seed } = settings;
  const training = compile(
    backend,
    ({ x, y }, pass) => {
      const fit = cost(loss, { predictions: pass.call(model, x).output, targets: y });
      const objective = penalty ? ops.add(fit, penalty(model, pass)) : fit;
      const parameters = parametersOf(model);
      const slopes = gradients(objective, parameters);
      pass.update(optimizer, model, slopes);
      const of = (variable: (typeof parameters)[number]) => slopes[parameters.indexOf(variable)] as Tensor;
      const told = model.layers.map(({ weight, bias }, l) => [l, augmented(of(weight), bias && of(bias))]);
      return { objective, slopes: Object.fromEntries(told) as Record<string, Tensor> };
    },
    { name: "training", seed },
  );
  const costs = compile(
    backend,
    ({ x, y }, pass) => {
      const { output } = pass.call(model, x);
      return { cost: cost(loss, { predictions: output, targets: y }), output };
    },
    { name: "cost", training: false, seed },
  );
  const looking = compile<{ x: Tensor }, Seen>(
    backend,
    ({ x }, pass) => {
      const { output, hidden } = pass.call(model, x);
      const said = settings.loss === "crossEntropy" ? ops.sub(ops.mul(ops.sigmoid(output), 2), 1) : output;
      const weights = model.layers.map(({ weight, bias }, l) => [
        l,
        augmented(pass.read(weight), bias && pass.read(bias)),
      ]);
      return { said, hidden, weights: Object.fromEntries(weights) as Record<string, Tensor> };
    },
    { name: "grid", training: false, seed },
  );
  return { training, costs, looking };
}

interface Seen extends Tensors {
  /** What the network says, from -1 to 1. */
  readonly said: Tensor;
  readonly hidden: Readonly<Record<string, Tensor>>;
  /** W̃ of every layer. */
  readonly weights: Readonly<Record<string, Tensor>>;
}

export type Steps = ReturnType<typeof stepsOn>;

import { cpu } from "@retrograd/backend-cpu";
import {
  dense,
  type Optimizer,
  type OptimizerOptions,
  ops,
  sequential,
  sgd,
  softmaxCrossEntropy,
  tanh,
  train,
} from "@retrograd/core";
import { quarters } from "./quarters.ts";

/** m ← β m + (1 - β) g, w ← w - λ sign(m): signSGD with momentum (Bernstein et al. 2018). */
function signSgd(options: OptimizerOptions & { readonly beta?: number } = {}): Optimizer {
  const { beta = 0.9, learningRate = 0.001 } = options;
  return {
    ...sgd({ ...options, learningRate }), // learning rate, rates and state; the rule below takes its place
    name: "signSgd",
    update(w, g, { learningRate, read, write }) {
      const m = ops.add(ops.mul(read("m"), beta), ops.mul(g, 1 - beta));
      write("m", m);
      return ops.sub(w, ops.mul(learningRate, ops.sign(m)));
    },
  };
}

/** Trains by it; gives the cost per epoch. */
export async function ownOptimizer(): Promise<number[]> {
  const model = sequential([dense(16), tanh(), dense(2)]);
  const run = train(model, quarters(512), {
    backend: cpu(),
    loss: softmaxCrossEntropy(),
    optimizer: signSgd({ learningRate: 0.01 }),
    epochs: 10,
  });
  const losses: number[] = [];
  for await (const { loss } of run) losses.push(loss);
  return losses;
}

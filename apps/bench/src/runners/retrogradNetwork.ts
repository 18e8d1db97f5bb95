import {
  adam,
  array,
  type Backend,
  binaryCrossEntropy,
  compile,
  cost,
  dense,
  gradients,
  type Layer,
  type Loss,
  meanSquaredError,
  type Optimizer,
  type Output,
  parametersOf,
  relu,
  sequential,
  sgd,
  sigmoid,
  softmaxCrossEntropy,
  tanh,
} from "@retrograd/core";
import type { Activation, LossName, Method, NetworkWorkload } from "../workloads/workload.ts";
import type { Prepared } from "./runner.ts";

const activations: Readonly<Record<Activation, (() => Layer) | null>> = {
  identity: null,
  tanh,
  sigmoid,
  relu,
};
const losses: Readonly<Record<LossName, () => Loss>> = {
  meanSquaredError,
  softmaxCrossEntropy,
  binaryCrossEntropy,
};

/** A network of dense layers, its whole training step one plan; each step is given its batch from the host. */
export function retrogradNetwork(backend: Backend, workload: NetworkWorkload): Prepared {
  const { method, batchSize } = workload;
  const layers = workload.layers.flatMap(({ outputs, weight, bias }, i): Layer[] => {
    const activation = activations[method.activations[i] as Activation];
    const layer = dense(outputs, { weightInitializer: () => weight, biasInitializer: () => bias });
    return activation ? [layer, activation()] : [layer];
  });
  const model = sequential(layers);
  const loss = losses[method.loss]();
  const optimizer = optimizerOf(method);
  const step = compile(backend, ({ x, y }, pass) => {
    const objective = cost(loss, { predictions: pass.call(model, x), targets: y });
    pass.update(optimizer, model, gradients(objective, parametersOf(model)));
    return { objective };
  });
  const pool = workload.pool.map(({ x, targets }) => ({
    x: array(x, { shape: [batchSize, x.length / batchSize] }),
    y: array(targets, { shape: [batchSize, targets.length / batchSize] }),
  }));
  let latest: Output | null = null;
  const run = (index: number): void => {
    latest = step(pool[index % pool.length] as (typeof pool)[number]).objective;
  };
  return {
    deviation: null,
    async figures() {
      const found: number[] = [];
      for (let i = 0; i < workload.checkedSteps; i++) {
        run(i);
        found.push(await (latest as Output | null)!.read());
      }
      return { loss: found };
    },
    async begin() {},
    step: run,
    async sync() {
      await latest?.read();
    },
    dispose: () => step.dispose(),
  };
}

function optimizerOf({ optimizer }: Method): Optimizer {
  const { kind, learningRate } = optimizer;
  if (kind === "gradientDescent") return sgd({ learningRate });
  if (kind === "rmsProp") throw new Error("bench: no workload of ours asks for RMSProp.");
  const { beta1, beta2, epsilon } = optimizer;
  return adam({ learningRate, beta1, beta2, epsilon });
}

import {
  adam,
  array,
  type Backend,
  compile,
  cost,
  dispose,
  gradients,
  type Layer,
  type Loss,
  meanSquaredError,
  type Optimizer,
  type Output,
  parametersOf,
  sgd,
  softmaxCrossEntropy,
} from "@retrograd/core";
import { probed } from "../figures.ts";
import type {
  LossName,
  ModelWorkload,
  NetworkWorkload,
  Optimizer as OptimizerData,
} from "../workloads/workload.ts";
import type { Prepared } from "./runner.ts";

/** How a model is trained: what network and model workloads have in common. */
export interface Training {
  readonly model: Layer;
  readonly loss: LossName;
  readonly optimizer: OptimizerData;
  /** Of one batch. */
  readonly inputShape: readonly number[];
  readonly targetShape: readonly number[];
}

/** A model's whole training step as one plan; each step is given its batch from the host. */
export function retrogradTraining(
  backend: Backend,
  workload: NetworkWorkload | ModelWorkload,
  { model, loss, optimizer, inputShape, targetShape }: Training,
): Prepared {
  const update = optimizerOf(optimizer);
  const lossOf = losses[loss]();
  const step = compile(
    backend,
    ({ x, y }, pass) => {
      const objective = cost(lossOf, { predictions: pass.call(model, x), targets: y });
      pass.update(update, model, gradients(objective, parametersOf(model)));
      return { objective };
    },
    { name: workload.name },
  );
  const pool = workload.pool.map(({ x, targets }) => ({
    x: array(x, { shape: [...inputShape] }),
    y: array(targets, { shape: [...targetShape] }),
  }));
  let latest: Output | null = null;
  const run = (index: number): Output => {
    latest = step(pool[index % pool.length] as (typeof pool)[number]).objective;
    return latest;
  };
  return {
    deviation: null,
    figures: async (index) => ({ loss: [await run(index).read()] }),
    async begin() {},
    step: (index) => void run(index),
    async sync() {
      await latest?.read();
    },
    dispose() {
      step.dispose();
      dispose(model, update);
    },
  };
}

/** A model's forward pass as one plan; each run is given its batch from the host. */
export function retrogradInference(
  backend: Backend,
  workload: NetworkWorkload | ModelWorkload,
  { model, inputShape }: Pick<Training, "model" | "inputShape">,
): Prepared {
  const predict = compile(backend, ({ x }, pass) => ({ out: pass.call(model, x) }), {
    name: workload.name,
    training: false,
  });
  const pool = workload.pool.map(({ x }) => array(x, { shape: [...inputShape] }));
  let latest: Output | null = null;
  const run = (index: number): Output => {
    latest = predict({ x: pool[index % pool.length] } as Parameters<typeof predict>[0]).out as Output;
    return latest;
  };
  return {
    deviation: null,
    figures: async () => probed(workload, [(await run(0).readArray()).data]),
    async begin() {},
    step: (index) => void run(index),
    async sync() {
      await latest?.readArray();
    },
    dispose() {
      predict.dispose();
      dispose(model);
    },
  };
}

const losses: Readonly<Record<LossName, () => Loss>> = {
  meanSquaredError,
  softmaxCrossEntropy,
  binaryCrossEntropy() {
    throw new Error("bench: no workload of ours asks for binary cross-entropy.");
  },
};

function optimizerOf(optimizer: OptimizerData): Optimizer {
  const { kind, learningRate } = optimizer;
  switch (kind) {
    case "gradientDescent":
      return sgd({ learningRate });
    case "momentum":
      return sgd({ learningRate, momentum: optimizer.momentum });
    case "rmsProp":
      throw new Error("bench: no workload of ours asks for RMSProp.");
    case "adam": {
      const { beta1, beta2, epsilon } = optimizer;
      return adam({ learningRate, beta1, beta2, epsilon });
    }
  }
}

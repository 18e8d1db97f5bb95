import * as tf from "@tensorflow/tfjs-core";
import { probed } from "../figures.ts";
import type { LossName, ModelWorkload, NetworkWorkload, Optimizer } from "../workloads/workload.ts";
import type { Prepared } from "./runner.ts";
import { read, settled, type TfjsBegin } from "./tfjsDevice.ts";

export interface TfjsModel {
  forward(x: tf.Tensor): tf.Tensor;
  readonly variables: tf.Variable[];
  readonly loss: LossName;
  readonly optimizer: Optimizer;
  /** Of one batch. */
  readonly inputShape: number[];
  readonly targetShape: number[];
}

/** A training step as tfjs means it: `optimizer.minimize`. */
export function tfjsTraining(
  workload: NetworkWorkload | ModelWorkload,
  begin: TfjsBegin,
  { forward, variables, loss, optimizer: wanted, inputShape, targetShape }: TfjsModel,
): Prepared {
  const optimizer = optimizerOf(wanted);
  const batches = workload.pool.map(({ x, targets }) => ({
    x: tf.tensor(x, inputShape),
    targets: tf.tensor(targets, targetShape),
  }));
  const lossOf = (index: number): tf.Scalar => {
    const { x, targets } = batches[index % batches.length];
    return lossFunctions[loss](targets, forward(x));
  };
  return {
    deviation: null,
    begin,
    step(index) {
      optimizer.minimize(() => lossOf(index), false, variables);
    },
    async figures(index) {
      const value = optimizer.minimize(() => lossOf(index), true, variables) as tf.Scalar;
      const loss = (await read(value))[0] as number;
      value.dispose();
      return { loss: [loss] };
    },
    sync: () => settled(variables.at(-1)),
    dispose() {
      for (const { x, targets } of batches) tf.dispose([x, targets]);
      optimizer.dispose();
      tf.dispose(variables);
    },
  };
}

export function tfjsInference(
  workload: NetworkWorkload | ModelWorkload,
  begin: TfjsBegin,
  { forward, variables, inputShape }: Pick<TfjsModel, "forward" | "variables" | "inputShape">,
): Prepared {
  const batches = workload.pool.map(({ x }) => tf.tensor(x, inputShape));
  const run = (index: number) => tf.tidy(() => forward(batches[index % batches.length]));
  let latest: tf.Tensor | undefined;
  return {
    deviation: null,
    begin,
    step(index) {
      latest?.dispose();
      latest = run(index);
    },
    async figures() {
      const out = run(0);
      const values = await read(out);
      out.dispose();
      return probed(workload, [values]);
    },
    sync: () => settled(latest),
    dispose: () => tf.dispose([...batches, ...variables, ...(latest ? [latest] : [])]),
  };
}

const lossFunctions: Record<LossName, (targets: tf.Tensor, y: tf.Tensor) => tf.Scalar> = {
  meanSquaredError: (targets, y) => tf.losses.meanSquaredError(targets, y),
  softmaxCrossEntropy: (targets, y) => tf.losses.softmaxCrossEntropy(targets, y),
  binaryCrossEntropy: (targets, y) => tf.losses.logLoss(targets, y),
};

function optimizerOf(optimizer: Optimizer): tf.Optimizer {
  switch (optimizer.kind) {
    case "gradientDescent":
      return tf.train.sgd(optimizer.learningRate);
    case "momentum":
      return tf.train.momentum(optimizer.learningRate, optimizer.momentum);
    case "rmsProp":
      return tf.train.rmsprop(optimizer.learningRate, optimizer.decay, 0, optimizer.epsilon);
    case "adam":
      return tf.train.adam(optimizer.learningRate, optimizer.beta1, optimizer.beta2, optimizer.epsilon);
  }
}

import * as tf from "@tensorflow/tfjs-core";
import type { Activation, Dense, LossName, NetworkWorkload, Optimizer } from "../workloads/workload.ts";
import type { Prepared } from "./runner.ts";

interface Layer {
  readonly weight: tf.Variable<tf.Rank.R2>;
  readonly bias: tf.Variable<tf.Rank.R1>;
  readonly activation: Activation;
}

/** A training step as tfjs means it: `optimizer.minimize`, with the fused product where its gradient is defined. */
export function tfjsNetwork(workload: NetworkWorkload, begin: () => Promise<void>): Prepared {
  const { method, batchSize, pool, checkedSteps } = workload;
  const layers = workload.layers.map((dense, l) => layerOf(dense, method.activations[l] as Activation));
  const optimizer = optimizerOf(method.optimizer);
  const batches = pool.map(({ x, targets }) => ({
    x: tf.tensor2d(x, [batchSize, x.length / batchSize]),
    targets: tf.tensor2d(targets, [batchSize, targets.length / batchSize]),
  }));
  const variables = layers.flatMap(({ weight, bias }) => [weight, bias]);

  const lossOf = (index: number): tf.Scalar => {
    const batch = batches[index % batches.length];
    const y = layers.reduce((input, layer) => forward(layer, input), batch.x as tf.Tensor2D);
    return lossFunctions[method.loss](batch.targets, y);
  };
  const step = (index: number) => {
    optimizer.minimize(() => lossOf(index), false, variables);
  };

  return {
    deviation: null,
    begin,
    step,
    async figures() {
      const loss = Array.from({ length: checkedSteps }, (_, index) => {
        const value = optimizer.minimize(() => lossOf(index), true, variables) as tf.Scalar;
        const [number] = value.dataSync();
        value.dispose();
        return number as number;
      });
      return { loss };
    },
    // Both backends compute in the call itself.
    sync: async () => {},
    dispose() {
      for (const { x, targets } of batches) tf.dispose([x, targets]);
      optimizer.dispose();
      tf.dispose(variables);
    },
  };
}

function layerOf({ inputs, outputs, weight, bias }: Dense, activation: Activation): Layer {
  return {
    weight: tf.variable(tf.tensor2d(weight, [inputs, outputs])),
    bias: tf.variable(tf.tensor1d(bias)),
    activation,
  };
}

function forward({ weight, bias, activation }: Layer, x: tf.Tensor2D): tf.Tensor2D {
  // tfjs differentiates the fused product only where nothing or relu is fused into it.
  const fused = activation === "relu" ? "relu" : "linear";
  const z = tf.fused.matMul({ a: x, b: weight, bias, activation: fused }) as tf.Tensor2D;
  if (activation === "tanh") return tf.tanh(z);
  return activation === "sigmoid" ? tf.sigmoid(z) : z;
}

const lossFunctions: Record<LossName, (targets: tf.Tensor2D, y: tf.Tensor2D) => tf.Scalar> = {
  meanSquaredError: (targets, y) => tf.losses.meanSquaredError(targets, y),
  softmaxCrossEntropy: (targets, y) => tf.losses.softmaxCrossEntropy(targets, y),
  binaryCrossEntropy: (targets, y) => tf.losses.logLoss(targets, y),
};

function optimizerOf(optimizer: Optimizer): tf.Optimizer {
  switch (optimizer.kind) {
    case "gradientDescent":
      return tf.train.sgd(optimizer.learningRate);
    case "rmsProp":
      return tf.train.rmsprop(optimizer.learningRate, optimizer.decay, 0, optimizer.epsilon);
    case "adam":
      return tf.train.adam(optimizer.learningRate, optimizer.beta1, optimizer.beta2, optimizer.epsilon);
  }
}

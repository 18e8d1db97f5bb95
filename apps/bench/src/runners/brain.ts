/// <reference path="../types/brain.d.ts" />
// Its index also loads what trains from a stream of Node, which pages do not have.
import brain, { type NeuralNetwork } from "brain.js/dist/neural-network.js";
import { probed } from "../figures.ts";
import type { Adam, Dense, Method, NetworkWorkload } from "../workloads/workload.ts";
import { examplesOf } from "./examples.ts";
import type { Deviation, Library, Prepared } from "./runner.ts";

/**
 * brain.js 1.6.1, its released version, which installs nothing native: the 2.0 betas need a gpu.js that builds `gl`, and are about
 * as fast on one core. Float32 arrays, one example after the other, an update after each.
 */
export function brainjs(): Library {
  return {
    async prepare(workload) {
      return workload.kind === "network" ? network(workload) : { cannot: "has only dense networks" };
    },
  };
}

function network(workload: NetworkWorkload): Prepared {
  const { layers, pool, batchSize, pass } = workload;
  const deviation = deviationOf(workload.method);
  const net = netOf(layers, deviation.method);
  const batches = pool.map((batch) =>
    examplesOf(batch, batchSize).map(({ x, target }) => ({ input: x, output: target })),
  );
  const rest = { deviation, begin: async () => {}, sync: async () => {}, dispose() {} };
  if (pass === "inference") {
    const run = (index: number) => batches[index % batches.length].map(({ input }) => net.runInput(input));
    return {
      ...rest,
      step: (index) => void run(index),
      // It gives the same array again and again.
      figures: async () =>
        probed(workload, [batches[0].flatMap(({ input }) => Array.from(net.runInput(input)))]),
    };
  }
  return {
    ...rest,
    // What its train() does in each iteration, without the check whether to stop.
    step: (index) => net.trainPatterns(batches[index % batches.length]),
    figures: async (index) => ({ loss: [net.calculateTrainingError(batches[index % batches.length])] }),
  };
}

/** One activation for all layers, the last one included, and squared error only. */
function deviationOf(method: Method): Deviation {
  const activation = method.activations.includes("relu") ? "relu" : "sigmoid";
  const { optimizer } = method;
  return {
    note: `per sample; all layers ${activation}; squared error`,
    method: {
      activations: method.activations.map(() => activation),
      loss: "meanSquaredError",
      // Its Adam moves biases by the moments before the step.
      optimizer: optimizer.kind === "adam" ? { ...optimizer, biases: "late" } : optimizer,
      update: "sample",
    },
  };
}

function netOf(layers: readonly Dense[], { activations, optimizer }: Method): NeuralNetwork {
  // It descends ½ Σ (y - t)²: for plain gradient descent the rate makes up for it, for Adam the scale hardly matters.
  const outputs = (layers.at(-1) as Dense).outputs;
  const adam = optimizer.kind === "adam" ? (optimizer as Adam) : null;
  const net = new brain.default({
    activation: activations[0] === "relu" ? "relu" : "sigmoid",
    learningRate: adam ? adam.learningRate : (optimizer.learningRate * 2) / outputs,
    ...(adam
      ? { praxis: "adam", beta1: adam.beta1, beta2: adam.beta2, epsilon: (adam.epsilon * outputs) / 2 }
      : {}),
  });
  // As an option, no momentum would be refused.
  net.trainOpts.momentum = 0;
  net.sizes = [(layers[0] as Dense).inputs, ...layers.map((layer) => layer.outputs)];
  net.initialize();
  layers.forEach(({ inputs, outputs, weight, bias }, l) => {
    for (let o = 0; o < outputs; o++) {
      for (let i = 0; i < inputs; i++) net.weights[l + 1][o][i] = weight[i * outputs + o];
      net.biases[l + 1][o] = bias[o];
    }
  });
  return net;
}

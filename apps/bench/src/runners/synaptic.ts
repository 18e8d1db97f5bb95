/// <reference path="../types/synaptic.d.ts" />
import synaptic from "synaptic";
import { probed } from "../figures.ts";
import type { Activation, Dense, NetworkWorkload } from "../workloads/workload.ts";
import { examplesOf } from "./examples.ts";
import type { Cannot, Deviation, Library, Prepared } from "./runner.ts";

const { Architect, Neuron } = synaptic;

/** synaptic 1.1.4: writes the whole network out as straight-line JavaScript; one example after the other, an update after each. */
export function synapticjs(): Library {
  return {
    async prepare(workload) {
      return workload.kind === "network" ? network(workload) : { cannot: "has only dense networks" };
    },
  };
}

function network(workload: NetworkWorkload): Prepared | Cannot {
  const { method, layers, pool, batchSize, pass } = workload;
  if (method.optimizer.kind !== "gradientDescent") return { cannot: "has neither Adam nor softmax" };
  const rate = method.optimizer.learningRate;
  const net = netOf(layers, method.activations);
  const batches = pool.map((batch) =>
    examplesOf(batch, batchSize).map(({ x, target }) => ({
      input: Array.from(x),
      target: Array.from(target),
    })),
  );
  const rest = { begin: async () => {}, sync: async () => {}, dispose() {} };
  if (pass === "inference") {
    const run = (index: number) => batches[index % batches.length].map(({ input }) => net.activate(input));
    return {
      ...rest,
      deviation: null,
      step: (index) => void run(index),
      figures: async () => probed(workload, [run(0).flat()]),
    };
  }
  // Its output layer leaves f'(z) out of δ = y - t, which makes it the gradient of cross-entropy.
  const deviation: Deviation = {
    note: "per sample; cross-entropy",
    method: { ...method, loss: "binaryCrossEntropy", update: "sample, late" },
  };
  const lossOf = (y: readonly number[], t: readonly number[]) =>
    y.reduce((sum, yk, k) => sum - t[k] * Math.log(yk) - (1 - t[k]) * Math.log(1 - yk), 0);
  return {
    ...rest,
    deviation,
    step(index) {
      for (const { input, target } of batches[index % batches.length]) {
        net.activate(input);
        net.propagate(rate, target);
      }
    },
    async figures(index) {
      let sum = 0;
      for (const { input, target } of batches[index % batches.length]) {
        sum += lossOf(net.activate(input), target);
        net.propagate(rate, target);
      }
      return { loss: [sum / batchSize] };
    },
  };
}

const squashes: Record<Activation, synaptic.Squash> = {
  identity: Neuron.squash.IDENTITY,
  tanh: Neuron.squash.TANH,
  sigmoid: Neuron.squash.LOGISTIC,
  relu: Neuron.squash.RELU,
};

function netOf(layers: readonly Dense[], activations: readonly Activation[]): synaptic.Network {
  const net = new Architect.Perceptron((layers[0] as Dense).inputs, ...layers.map((layer) => layer.outputs));
  const inputs = net.layers.input.list;
  [...net.layers.hidden, net.layers.output].reduce((before, { list }, l) => {
    const { outputs, weight, bias } = layers[l] as Dense;
    list.forEach((neuron, o) => {
      neuron.squash = squashes[activations[l] as Activation];
      neuron.bias = bias[o];
      for (const connection of Object.values(neuron.connections.inputs)) {
        connection.weight = weight[before.indexOf(connection.from) * outputs + o];
      }
    });
    return list;
  }, inputs);
  net.optimize();
  return net;
}

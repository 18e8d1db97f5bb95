/// <reference path="../types/convnetjs.d.ts" />
import convnet from "convnetjs";
import type { Activation, Dense, LossName, Method, Numbers, Optimizer } from "../workloads/workload.ts";

/** A net of ConvNetJS, and how it is trained. */
export interface Net {
  readonly net: convnet.Net;
  readonly trainer: convnet.TrainerOptions;
  /** Height, width and channels of an example. */
  readonly inputShape: readonly [number, number, number];
  readonly outputs: number;
  readonly loss: LossName;
}

/** Layer by layer, since `makeLayers` would put one more dense layer in front of the loss. */
export function convnetNetwork(layers: readonly Dense[], { activations, loss, optimizer }: Method): Net {
  const inputs = (layers[0] as Dense).inputs;
  const outputs = (layers.at(-1) as Dense).outputs;
  const net = new convnet.Net();
  net.layers.push(new convnet.InputLayer(flat(inputs)));
  layers.forEach(({ inputs, outputs, weight, bias }, l) => {
    const dense = new convnet.FullyConnLayer({ ...flat(inputs), num_neurons: outputs });
    fill(dense, weight, bias);
    net.layers.push(dense, ...activationLayers[activations[l] as Activation](flat(outputs)));
  });
  const Loss = loss === "softmaxCrossEntropy" ? convnet.SoftmaxLayer : convnet.RegressionLayer;
  net.layers.push(new Loss(flat(outputs)));
  const trainer = trainerOptions(optimizer, loss);
  return { net, trainer, inputShape: [1, 1, inputs], outputs, loss };
}

export const flat = (depth: number): convnet.Size => ({ in_sx: 1, in_sy: 1, in_depth: depth });

/** Weights of [..., outputs], the axes before in the order of ConvNetJS's volumes. */
export function fill({ filters, biases }: convnet.FilterLayer, weight: Numbers, bias: Numbers): void {
  const outputs = bias.length;
  filters.forEach(({ w }, o) => {
    for (let i = 0; i < w.length; i++) w[i] = weight[i * outputs + o];
  });
  biases.w.set(bias);
}

export function trainerOptions(optimizer: Optimizer, loss: LossName): convnet.TrainerOptions {
  if (optimizer.kind === "rmsProp") {
    const { learningRate, decay, epsilon } = optimizer;
    return { method: "windowgrad", learning_rate: learningRate, ro: decay, eps: epsilon };
  }
  // It descends ½ Σ (y - t)², half of the squared error, so the rate is twice as large.
  const scale = loss === "meanSquaredError" ? 2 : 1;
  const momentum = optimizer.kind === "momentum" ? optimizer.momentum : 0;
  return { method: "sgd", momentum, learning_rate: optimizer.learningRate * scale };
}

const activationLayers: Record<Activation, (size: convnet.Size) => convnet.Layer[]> = {
  identity: () => [],
  tanh: (size) => [new convnet.TanhLayer(size)],
  sigmoid: (size) => [new convnet.SigmoidLayer(size)],
  relu: (size) => [new convnet.ReluLayer(size)],
};

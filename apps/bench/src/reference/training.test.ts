import { describe, expect, test } from "vitest";
import { denseLayers } from "../workloads/network.ts";
import { filled, uniform } from "../workloads/random.ts";
import type { Activation, LossName, Method, NetworkWorkload } from "../workloads/workload.ts";
import { backward, forward, type Gradients, layersOf } from "./dense.ts";
import { cost } from "./losses.ts";
import { trainingLosses } from "./training.ts";

const rows = 3;
const sizes = [4, 5, 2];
const random = uniform(1);
const x = Float64Array.from({ length: rows * 4 }, random);
const targets = Float64Array.of(1, 0, 0, 1, 1, 0);

describe("the backward pass has the gradients of central differences", () => {
  test.each<[LossName, Activation, Activation]>([
    ["meanSquaredError", "tanh", "sigmoid"],
    ["softmaxCrossEntropy", "relu", "identity"],
    ["binaryCrossEntropy", "tanh", "sigmoid"],
  ])("%s, %s, %s", (loss, hidden, last) => {
    const layers = layersOf(denseLayers(2, sizes), [hidden, last]);
    const costNow = () => cost(loss, forward(layers, x, rows).at(-1) as Float64Array, targets, rows);
    const gradients: Gradients[] = [];
    backward(layers, forward(layers, x, rows), costNow().dy, rows, (l, own) => {
      gradients[l] = own;
    });
    layers.forEach((layer, l) => {
      for (const role of ["weight", "bias"] as const) {
        expectDifferences(layer[role], gradients[l][role], () => costNow().cost);
      }
    });
  });
});

function expectDifferences(values: Float64Array, gradient: Float64Array, costNow: () => number): void {
  const h = 1e-6;
  values.forEach((value, k) => {
    values[k] = value + h;
    const above = costNow();
    values[k] = value - h;
    const below = costNow();
    values[k] = value;
    expect(gradient[k]).toBeCloseTo((above - below) / (2 * h), 8);
  });
}

const method: Method = {
  activations: ["tanh", "sigmoid"],
  loss: "meanSquaredError",
  optimizer: { kind: "gradientDescent", learningRate: 0.5 },
  update: "batch",
};

function workload(checkedSteps: number): NetworkWorkload {
  return {
    kind: "network",
    name: "small",
    pass: "training",
    batchSize: rows,
    method,
    layers: denseLayers(2, sizes),
    pool: [{ x: filled(rows * 4, (i) => x[i]), targets: filled(rows * 2, (i) => targets[i]) }],
    checkedSteps,
    tolerance: 0,
  };
}

test.each<Method["optimizer"]>([
  { kind: "gradientDescent", learningRate: 0.5 },
  { kind: "rmsProp", learningRate: 0.01, decay: 0.9, epsilon: 1e-6 },
  { kind: "adam", learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, biases: "as weights" },
  { kind: "adam", learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, biases: "late" },
])("training by $kind makes the loss smaller", (optimizer) => {
  const losses = trainingLosses(workload(100), { ...method, optimizer });
  expect(losses[99]).toBeLessThan(losses[0] * 0.9);
});

test("Adam's first step is as long as its rate, whatever the gradient", () => {
  const one = {
    kind: "adam",
    learningRate: 0.01,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 0,
    biases: "as weights",
  } as const;
  const layers = [{ inputs: 1, outputs: 1, weight: Float32Array.of(0.5), bias: Float32Array.of(0) }];
  const pool = [{ x: Float32Array.of(1), targets: Float32Array.of(3) }];
  const losses = trainingLosses(
    { ...workload(2), batchSize: 1, layers, pool },
    { ...method, activations: ["identity"], optimizer: one },
  );
  expect(losses[0]).toBeCloseTo(2.5 ** 2, 12);
  // Weight and bias both move by 0.01 towards the target.
  expect(losses[1]).toBeCloseTo(2.48 ** 2, 12);
});

test("the first loss per sample is the batch's own where nothing is learned", () => {
  const frozen: Method = { ...method, optimizer: { kind: "gradientDescent", learningRate: 0 } };
  const [batch] = trainingLosses(workload(1), frozen);
  expect(trainingLosses(workload(1), { ...frozen, update: "sample" })[0]).toBeCloseTo(batch, 12);
});

test("updating per sample and updating late are other trainings", () => {
  const all = (["batch", "sample", "sample, late"] as const).map(
    (update) => trainingLosses(workload(2), { ...method, update })[1],
  );
  expect(new Set(all).size).toBe(3);
});

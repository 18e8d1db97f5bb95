import { describe, expect, test } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import * as optimizers from "./index.ts";
import type { Optimizer, Update } from "./optimizer.ts";

const factories = {
  adadelta: { make: optimizers.adadelta, rate: 1 },
  adagrad: { make: optimizers.adagrad, rate: 0.01 },
  adam: { make: optimizers.adam, rate: 0.001 },
  adamax: { make: optimizers.adamax, rate: 0.002 },
  adamw: { make: optimizers.adamw, rate: 0.001 },
  lamb: { make: optimizers.lamb, rate: 0.001 },
  lion: { make: optimizers.lion, rate: 0.0001 },
  nadam: { make: optimizers.nadam, rate: 0.002 },
  radam: { make: optimizers.radam, rate: 0.001 },
  rmsprop: { make: optimizers.rmsprop, rate: 0.01 },
  sgd: { make: optimizers.sgd, rate: 0.01 },
};

describe.each(Object.entries(factories))("%s", (name, { make, rate }) => {
  test("has the learning rate that its docstring states", () => {
    expect(make().learningRate).toBe(rate);
    expect(make().name).toBe(name);
  });

  test.each([-0.1, 0, Number.NaN, Infinity])("refuses the learning rate %d", (learningRate) => {
    expect(() => make({ learningRate })).toThrow(
      `${name}: learning rate ${learningRate} is not positive; choose one above 0, such as ${rate}.`,
    );
  });

  test("refuses factors that are negative", () => {
    expect(() => make({ rates: { "0.weight": -1 } })).toThrow(
      `${name}: rate of 0.weight -1 is out of range; choose a finite one from 0, such as 0.1.`,
    );
    expect(make({ rates: { "0": 0 } }).rates).toEqual({ "0": 0 });
  });

  test("refuses a negative weight decay", () => {
    expect(() => make({ weightDecay: -1 })).toThrow(
      new RegExp(
        `^${name}: weight decay -1 is out of range; choose a finite one from 0, such as 0\\.\\d+\\.$`,
      ),
    );
  });

  test("keeps the state of each of its own", () => {
    expect(make().state).not.toBe(make().state);
  });
});

test.each<[() => Optimizer, string]>([
  [
    () => optimizers.adam({ beta1: 1.5 }),
    "adam: beta1 1.5 is out of range; choose from 0 to below 1, such as 0.9.",
  ],
  [
    () => optimizers.adamw({ beta2: 1 }),
    "adamw: beta2 1 is out of range; choose from 0 to below 1, such as 0.999.",
  ],
  [
    () => optimizers.adam({ epsilon: -1 }),
    "adam: epsilon -1 is out of range; choose a finite one from 0, such as 1e-8.",
  ],
  [
    () => optimizers.sgd({ momentum: Number.NaN }),
    "sgd: momentum NaN is out of range; choose from 0 to below 1, such as 0.9.",
  ],
  [
    () => optimizers.sgd({ nesterov: true }),
    "sgd: cannot use nesterov with momentum 0 and dampening 0; give a momentum above 0, such as 0.9, and no dampening.",
  ],
  [
    () => optimizers.rmsprop({ alpha: 2 }),
    "rmsprop: alpha 2 is out of range; choose from 0 to below 1, such as 0.99.",
  ],
  [
    () => optimizers.adadelta({ rho: -0.5 }),
    "adadelta: rho -0.5 is out of range; choose from 0 to below 1, such as 0.9.",
  ],
  [
    () => optimizers.nadam({ momentumDecay: -1 }),
    "nadam: momentum decay -1 is out of range; choose a finite one from 0, such as 0.004.",
  ],
  [
    () => optimizers.accumulateGradients(optimizers.sgd(), 0),
    "accumulateGradients: cannot wait for 0 gradients; give a whole number from 1.",
  ],
])("constants out of range %#", (act, message) => {
  expect(act).toThrow(message);
});

test.each<[() => unknown, string]>([
  [
    () => optimizers.clipByValue([], 0),
    "clipByValue: limit 0 is not positive; choose one above 0, such as 0.5.",
  ],
  [
    () => optimizers.clipByGlobalNorm([], -1),
    "clipByGlobalNorm: norm -1 is not positive; choose one above 0, such as 1.",
  ],
  [
    () => optimizers.globalNorm([inputLeaf("g", [2], "float32")], { normType: 0 }),
    "globalNorm: norm type 0 is not positive; choose 1, 2 or Infinity.",
  ],
  [() => optimizers.globalNorm([]), "globalNorm: was given no gradients; give one at least."],
])("clipping %#", (act, message) => {
  expect(act).toThrow(message);
});

describe("plain sgd", () => {
  const input = (name: string, shape: readonly number[]): Tensor => inputLeaf(name, shape, "float32");
  const [w, g, learningRate, step] = [input("w", [3]), input("g", [3]), input("rate", []), input("t", [])];
  const nothing = (): never => {
    throw new Error("carries no state");
  };
  const moment: Update = { name: "w", learningRate, step, read: nothing, write: nothing };

  test("is w - λ g in two kernels, without state", () => {
    const moved = optimizers.sgd({ learningRate: 0.5 }).update(w, g, moment);
    expect(moved.node.kind).toBe("sub");
    expect(moved.node.inputs.a).toBe(w);
    expect(moved.node.inputs.b?.node.kind).toBe("mul");
    expect(moved.node.inputs.b?.node.inputs.b).toBe(g);
  });
});

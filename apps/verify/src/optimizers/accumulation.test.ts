import { accumulateGradients, adam, adamw, nadam, type Optimizer, radam, sgd } from "@retrograd/core";
import { describe, expect, test } from "vitest";
import { updatesOf } from "./updates.ts";

const gradients: readonly (readonly [readonly number[], number])[] = [
  [[0.5, -1, 2], 1],
  [[1.5, 0, -1], -3],
  [[-0.25, 4, 0.5], 0.5],
];
const mean = [(0.5 + 1.5 - 0.25) / 3, 1, 0.5] as const;

const optimizers: Record<string, () => Optimizer> = {
  sgd: () => sgd({ learningRate: 0.1 }),
  "sgd with dampened momentum": () => sgd({ learningRate: 0.1, momentum: 0.9, dampening: 0.5 }),
  adam: () => adam({ learningRate: 0.1 }),
  adamw: () => adamw({ learningRate: 0.1, weightDecay: 0.5 }),
  nadam: () => nadam({ learningRate: 0.1 }),
  radam: () => radam({ learningRate: 0.1, beta2: 0.9 }),
};

describe.each(Object.entries(optimizers))("%s", (_, make) => {
  test("moves at every third step, by the mean of three gradients", async () => {
    const plain = updatesOf(make());
    const waiting = updatesOf(accumulateGradients(make(), 3));
    let before = [1, -2, 0.5, 0.25];
    for (let round = 0; round < 8; round++) {
      for (const [weight, bias] of gradients) {
        waiting.step(weight, bias);
        const now = await waiting.parameters();
        if (weight !== gradients.at(-1)?.[0]) expect(now).toEqual(before);
        else before = now;
      }
      plain.step(mean, (1 - 3 + 0.5) / 3);
      const wanted = await plain.parameters();
      for (const [i, value] of wanted.entries()) expect(before[i]).toBeCloseTo(value, 5);
    }
  });
});

test("other steps change no moment", async () => {
  const waiting = updatesOf(accumulateGradients(adam(), 3));
  for (const [weight, bias] of gradients) waiting.step(weight, bias);
  const { "weight.m": m, "weight.v": v } = await waiting.state();
  waiting.step([7, 7, 7], 7);
  const after = await waiting.state();
  expect([after["weight.m"], after["weight.v"]]).toEqual([m, v]);
  expect(after["weight.gradients"]).toEqual([7, 7, 7]);
});

test("a schedule counts updates", async () => {
  const asked: number[] = [];
  const schedule = (step: number): number => {
    asked.push(step);
    return 0.1;
  };
  const waiting = updatesOf(accumulateGradients(sgd({ learningRate: schedule }), 2));
  for (let i = 0; i < 5; i++) waiting.step([1, 1, 1], 1);
  expect(asked).toEqual([0, 0, 1, 1, 2]);
});

import { adam, sgd } from "@retrograd/core";
import { expect, test } from "vitest";
import { updatesOf } from "./updates.ts";

test("parameters have rates of their own, by name", async () => {
  const updates = updatesOf(sgd({ learningRate: 0.5, rates: { bias: 0, weight: 2 } }));
  updates.step([1, 1, 1], 1);
  expect(await updates.parameters()).toEqual([0, -3, -0.5, 0.25]);
});

test("a schedule's rates are asked for step by step", async () => {
  const updates = updatesOf(sgd({ learningRate: (step) => 1 / 2 ** step }));
  for (let i = 0; i < 3; i++) updates.step([1, 1, 1], 1);
  expect(await updates.parameters()).toEqual([-0.75, -3.75, -1.25, -1.5]);
});

test("a schedule that gives no rate stops the step, not the state", async () => {
  const updates = updatesOf(adam({ learningRate: (step) => (step < 2 ? 0.1 : Number.NaN) }));
  updates.step([1, 1, 1], 1);
  updates.step([1, 1, 1], 1);
  const before = await updates.parameters();
  expect(() => updates.step([1, 1, 1], 1)).toThrow(
    "adam: the schedule gave the learning rate NaN at step 2; it must be a finite number from 0.",
  );
  expect(await updates.parameters()).toEqual(before);
});

import { ndarray } from "@retrograd/backend-ndarray";
import { checkpoint, dispose, move, save } from "@retrograd/core";
import { expect, test } from "vitest";
import { batchOf, makeRun, type Run, stepOf } from "./run.ts";

const stepOnce = ({ step }: Run, i: number): Promise<number> =>
  step(batchOf(i, "float32") as never).objective.read();

test("a run goes on with the same numbers where its model has moved", async () => {
  const whole = makeRun(ndarray(), 5);
  const moved = makeRun(ndarray(), 5);
  for (let i = 0; i < 3; i++) expect(await stepOnce(moved, i)).toBe(await stepOnce(whole, i));
  const backend = ndarray();
  await move(moved.model, backend, moved.optimizer);
  await expect(async () => stepOnce(moved, 3)).rejects.toThrow(
    /: lives on ndarray, and this is another ndarray; await move\(model, backend\) first\.$/,
  );
  const step = Object.assign(stepOf(moved.model, moved.optimizer, backend, 5), { runs: 3 });
  const there = { ...moved, step };
  for (let i = 3; i < 6; i++) expect(await stepOnce(there, i)).toBe(await stepOnce(whole, i));
  expect(await checkpoint(there)).toEqual(await checkpoint(whole));
});

test("a dtype that the other backend lacks is a sentence, and nothing moves", async () => {
  const run = makeRun(ndarray(), 5);
  await run.step(batchOf(0, "float64") as never).objective.read();
  const poorer = { ...ndarray(), name: "poorer", dtypes: ["float32", "int32"] as const };
  const before = await save(run.model);
  await expect(move(run.model, poorer, run.optimizer)).rejects.toThrow(
    "move: hidden.weight is float64, which poorer does not have; it has float32, int32.",
  );
  expect(await save(run.model)).toEqual(before);
});

test("a model that has no numbers yet stays open", async () => {
  const { model } = makeRun(ndarray(), 5);
  await move(model, ndarray());
  await expect(save(model)).rejects.toThrow(/have no numbers yet/);
});

test("a disposed model and optimizer start anew", async () => {
  const run = makeRun(ndarray(), 5);
  const first = await stepOnce(run, 0);
  await stepOnce(run, 1);
  dispose(run.model, run.optimizer);
  run.step.runs = 0;
  expect(run.optimizer.state.steps).toBe(0);
  expect(await stepOnce(run, 0)).toBe(first);
});

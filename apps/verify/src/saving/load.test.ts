import { ndarray } from "@retrograd/backend-ndarray";
import { load, save, walk } from "@retrograd/core";
import { expect, test } from "vitest";
import { batchOf, makeRun, type Run } from "./run.ts";

const objectiveOf = ({ step }: Run, dtype: "float32" | "float64"): Promise<number> =>
  step(batchOf(0, dtype) as never).objective.read();

test("a model that never ran takes its shapes and numbers from a file", async () => {
  const first = makeRun(ndarray(), 1);
  await objectiveOf(first, "float32");
  const bytes = await save(first.model);
  first.step.runs = 0;
  const expected = await objectiveOf(first, "float32");
  const second = makeRun(ndarray(), 1);
  load(second.model, bytes);
  expect(await objectiveOf(second, "float32")).toBe(expected);
});

test("a float32 file serves a model that computes in float64", async () => {
  const first = makeRun(ndarray(), 1);
  await objectiveOf(first, "float32");
  const second = makeRun(ndarray(), 1);
  load(second.model, await save(first.model));
  expect(await objectiveOf(second, "float64")).toBeGreaterThan(0);
  expect([...walk(second.model).variables.keys()].every(({ dtype }) => dtype === "float64")).toBe(true);
});

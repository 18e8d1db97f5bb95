import { ndarray } from "@retrograd/backend-ndarray";
import { checkpoint, load, restore, save, snapshot, walk } from "@retrograd/core";
import type { DType } from "@retrograd/core/backend";
import { expect, test } from "vitest";
import { batchOf, makeRun, type Run } from "./run.ts";

/** Runs steps `from` to `to`: the objective of each. */
async function advance({ step }: Run, from: number, to: number, dtype: DType): Promise<number[]> {
  const objectives: number[] = [];
  for (let i = from; i < to; i++) objectives.push(await step(batchOf(i, dtype) as never).objective.read());
  return objectives;
}

/** All numbers that a run carries, in a checkpoint of it. */
const all = ({ model, optimizer, step }: Run): Promise<Uint8Array> => checkpoint({ model, optimizer, step });

test.each(["float32", "float64"] as const)(
  "a %s run that was interrupted gives the numbers of one that was not",
  async (dtype) => {
    const whole = makeRun(ndarray(), 7);
    const expected = await advance(whole, 0, 9, dtype);

    const first = makeRun(ndarray(), 7);
    expect(await advance(first, 0, 5, dtype)).toEqual(expected.slice(0, 5));
    const bytes = await checkpoint({ ...first, progress: { seed: 7, batch: 5 } });
    const second = makeRun(ndarray(), 7);
    expect(restore(second, bytes).progress).toEqual({ seed: 7, batch: 5 });
    expect([second.step.runs, second.optimizer.state.steps]).toEqual([5, 5]);
    expect(await advance(second, 5, 9, dtype)).toEqual(expected.slice(5));
    expect(await all(second)).toEqual(await all(whole));
  },
);

test("every part of a checkpoint is needed for that", async () => {
  const expected = (await advance(makeRun(ndarray(), 7), 0, 7, "float32")).slice(5);
  const first = makeRun(ndarray(), 7);
  await advance(first, 0, 5, "float32");
  const bytes = await checkpoint(first);
  const breaks: ((run: Run) => void)[] = [
    ({ step }) => {
      step.runs = 0;
    },
    ({ optimizer }) => {
      optimizer.state.steps = 0;
    },
    ({ optimizer }) => {
      optimizer.state.counters.clear();
      optimizer.state.steps++;
    },
    ({ optimizer }) => {
      optimizer.state.variables.clear();
    },
    ({ model }) => {
      for (const [variable] of walk(model).variables)
        if (variable.role === "state") variable.pending?.fill(0);
    },
  ];
  for (const break_ of breaks) {
    const second = makeRun(ndarray(), 7);
    restore(second, bytes);
    break_(second);
    expect(await advance(second, 5, 7, "float32")).not.toEqual(expected);
  }
});

test("a run goes back to an earlier checkpoint of its own", async () => {
  const run = makeRun(ndarray(), 3);
  const start = await checkpoint(run);
  const expected = await advance(run, 0, 6, "float32");
  restore(run, start);
  expect(await advance(run, 0, 4, "float32")).toEqual(expected.slice(0, 4));
  const middle = await checkpoint(run);
  await advance(run, 4, 6, "float32");
  restore(run, middle);
  expect(await advance(run, 4, 6, "float32")).toEqual(expected.slice(4));
});

test("a checkpoint is of the moment of the call, while steps go on", async () => {
  const run = makeRun(ndarray(), 3);
  await advance(run, 0, 2, "float32");
  const later = checkpoint(run);
  const expected = await advance(run, 2, 4, "float32");
  const other = makeRun(ndarray(), 3);
  restore(other, await later);
  expect(await advance(other, 2, 4, "float32")).toEqual(expected);
});

test("several optimizers and steps, and other numbers, are kept in one file", async () => {
  const [a, b] = [makeRun(ndarray(), 1), makeRun(ndarray(), 2)];
  await advance(a, 0, 2, "float32");
  await advance(b, 0, 3, "float32");
  const together = (a: Run, b: Run) => ({
    model: { a: a.model, b: b.model },
    optimizer: [a.optimizer, b.optimizer],
    step: [a.step, b.step],
  });
  const best = { dtype: "float32", shape: [2], data: new Float32Array([1, 2]) } as const;
  const bytes = await checkpoint({ ...together(a, b), extra: { best } });
  const [c, d] = [makeRun(ndarray(), 1), makeRun(ndarray(), 2)];
  expect(restore(together(c, d), bytes)).toEqual({ progress: null, extra: { best } });
  expect([c.step.runs, d.step.runs]).toEqual([2, 3]);
  expect(await all(d)).toEqual(await all(b));
});

test("load reads the model of a checkpoint", async () => {
  const run = makeRun(ndarray(), 3);
  await advance(run, 0, 1, "float32");
  const { model } = makeRun(ndarray(), 4);
  load(model, await checkpoint(run));
  expect(await save(model)).toEqual(await save(run.model));
});

test("a run of another kind is refused, and stays as it is", async () => {
  const run = makeRun(ndarray(), 3);
  const { model, optimizer, step } = run;
  await advance(run, 0, 1, "float32");
  const bytes = await checkpoint(run);
  const numbers = await snapshot([...walk(model).variables.keys()]);
  const sgd = { ...optimizer, name: "sgd" };
  for (const [given, sentence] of [
    [
      { model, step },
      "restore: the run's optimizers were descent, and it is given none; they must be the same.",
    ],
    [
      { model, optimizer: sgd, step },
      "restore: the run's optimizers were descent, and it is given sgd; they must be the same.",
    ],
    [{ model, optimizer }, "restore: the run had 1 compiled steps, and is given 0; give as many."],
    [
      { model: { model }, optimizer: makeRun(ndarray(), 1).optimizer, step },
      /^restore: the file has no model\.hidden\.weight, .* and 2 more, and has .*; give the model that the file was made of\.$/,
    ],
  ] as const)
    expect(() => restore(given, bytes)).toThrow(sentence);
  expect(() => restore(run, new Uint8Array(3))).toThrow(/^safetensors: the file has 3 bytes/);
  const other = await save(model);
  expect(() => restore(run, other)).toThrow(
    "restore: the file holds no run; load(model, bytes) reads a file that has a model alone.",
  );
  expect(await snapshot([...walk(model).variables.keys()])).toEqual(numbers);
});

test("what cannot be kept is refused", async () => {
  const run = makeRun(ndarray(), 3);
  await advance(run, 0, 1, "float32");
  await expect(checkpoint({ ...run, model: makeRun(ndarray(), 3).model })).rejects.toThrow(
    "checkpoint: descent has moments of a variable that is not the model's; give all models that it updates, as a record of them.",
  );
  await expect(checkpoint({ ...run, progress: { best: Infinity } })).rejects.toThrow(
    "checkpoint: progress has Infinity as best, which JSON has not; give plain numbers, strings, booleans, arrays and records of them.",
  );
  await expect(checkpoint({ ...run, progress: 1n })).rejects.toThrow(
    /^checkpoint: progress has a circle or a bigint in it/,
  );
  await expect(checkpoint({ model: { optimizer: run.model } })).rejects.toThrow(
    "checkpoint: the model has a variable optimizer.hidden.weight; names that start with optimizer. or extra. are taken.",
  );
});

import { expect, test } from "vitest";
import { expectedFigures, type Figures } from "./figures.ts";
import { race } from "./race.ts";
import type { Runner } from "./runners/runner.ts";
import { w1 } from "./workloads/w1.ts";

const workload = w1[0].make();
const right = expectedFigures(workload, null);
// No clock decides anything: one step to warm up, samples of one step.
const effort = {
  rounds: 3,
  sampleMs: 0,
  warmUpMs: 0,
  warmUpSteps: 1,
  slowMs: Number.POSITIVE_INFINITY,
  onceMs: Number.POSITIVE_INFINITY,
  patienceMs: Number.POSITIVE_INFINITY,
  budgetMs: Number.POSITIVE_INFINITY,
};

/** A runner that writes down what it is asked to do. */
function scribe(name: string, figures: Figures, log: string[]): Runner {
  return {
    runner: name,
    backend: "none",
    threads: 1,
    prepare: async () => ({
      deviation: null,
      figures: async (index) => ({ loss: [figures.loss[index]] }),
      begin: async () => {},
      step: (index) => void log.push(`${name}${index}`),
      sync: async () => {},
      dispose: () => void log.push(`${name} ends`),
    }),
  };
}

test("runners take turns, each going on with the next batch", async () => {
  const log: string[] = [];
  await race(workload, [scribe("a", right, log), scribe("b", right, log)], effort, () => {});
  expect(log).toEqual(["a0", "b0", "a1", "b1", "a2", "b2", "a3", "b3", "a ends", "b ends"]);
});

test("a runner whose loss differs is reported and not timed", async () => {
  const log: string[] = [];
  const wrong = { loss: right.loss.map((loss) => loss * 1.01) };
  const [result] = await race(workload, [scribe("a", wrong, log)], effort, () => {});
  expect(result).toMatchObject({ workload: "w1", runner: "a", wrong: expect.stringMatching(/^loss 0 is /) });
  expect(log).toEqual(["a ends"]);
});

test("what a runner cannot do, or fails at, stands in its result", async () => {
  const runner = { runner: "a", backend: "none", threads: 1 };
  const results = await race(
    workload,
    [
      { ...runner, prepare: async () => ({ cannot: "has only words" }) },
      { ...runner, prepare: () => Promise.reject(new Error("out of order")) },
    ],
    effort,
    () => {},
  );
  expect(results).toMatchObject([{ cannot: "has only words" }, { wrong: "out of order" }]);
});

test("a runner that fails while it is timed says what with, and the others go on", async () => {
  const log: string[] = [];
  const tired = scribe("a", right, log);
  const fails: Runner = {
    ...tired,
    async prepare(workload) {
      const prepared = await tired.prepare(workload);
      if ("cannot" in prepared) return prepared;
      return {
        ...prepared,
        step(index) {
          if (index === 2) throw new Error("out of breath");
          return prepared.step(index);
        },
      };
    },
  };
  const results = await race(workload, [fails, scribe("b", right, log)], effort, () => {});
  expect(results).toMatchObject([{ wrong: "out of breath" }, { samples: { length: 3 } }]);
  expect(log).toEqual(["a0", "b0", "a1", "b1", "b2", "b3", "a ends", "b ends"]);
});

test("a timed result has a number for each sample", async () => {
  const [result] = await race(workload, [scribe("a", right, [])], effort, () => {});
  expect(result).toMatchObject({
    samples: [expect.any(Number), expect.any(Number), expect.any(Number)],
    note: "",
  });
});

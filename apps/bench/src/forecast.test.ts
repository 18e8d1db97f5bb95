import { expect, test } from "vitest";
import { tooLong } from "./forecast.ts";
import { defaultEffort } from "./measure.ts";
import type { Runner } from "./runners/runner.ts";
import { selectWorkloads } from "./workloads/index.ts";

/** Records the sizes that it is asked for, and takes some milliseconds for any. */
function runner(sizes: number[]): Runner {
  return {
    runner: "a",
    backend: "cpu",
    threads: 1,
    async prepare(workload) {
      if (workload.kind !== "product") return { cannot: "has only products" };
      sizes.push(workload.n);
      return {
        deviation: null,
        figures: async () => ({}),
        begin: async () => {},
        step: () => {},
        sync: () => new Promise((resolve) => setTimeout(resolve, 4)),
        dispose: () => {},
      };
    },
  };
}

const effort = { ...defaultEffort, warmUpMs: 0 };
const make = (name: string) => selectWorkloads([name])[0].make();

test("a large product is forecast from a small one with its own factors transposed", async () => {
  const sizes: number[] = [];
  expect(await tooLong(make("gemm-2048-nt"), runner(sizes), { ...effort, patienceMs: Infinity })).toBeNull();
  expect(sizes).toEqual([256]);
});

test("who would take longer than anyone waits says so", async () => {
  expect(await tooLong(make("gemm-2048"), runner([]), { ...effort, patienceMs: 1000 })).toEqual({
    cannot: "would take more than 1 s for one product, by its time for 256x256",
  });
});

test.each(["gemm-1024", "w1"])("%s needs no forecast", async (name) => {
  const sizes: number[] = [];
  expect(await tooLong(make(name), runner(sizes), { ...effort, patienceMs: 0 })).toBeNull();
  expect(sizes).toEqual([]);
});

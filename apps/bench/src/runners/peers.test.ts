import { describe, expect, test } from "vitest";
import { expectedFigures, type Figures, firstDifference, joined } from "../figures.ts";
import { peersInNode } from "../node/runners.ts";
import { selectWorkloads } from "../workloads/index.ts";
import { type Runner, started } from "./runner.ts";

const runners: Runner[] = [];
for (const entry of peersInNode()) runners.push(await started(entry));
const workloads = selectWorkloads(["w1", "w2", "gemm-64", "gemm-64-nt", "gemm-64-tn", "gemm-64-tt"]).map(
  ({ make }) => make(),
);

// TensorFlow.js takes a second for a step of w2 on a WebGPU adapter in software, and many where the machine has other work.
describe.each(workloads)("$name", { timeout: 240_000 }, (workload) => {
  test.each(runners)("$runner $backend computes what the reference does, or says why not", async (runner) => {
    const prepared = await runner.prepare(workload);
    if ("cannot" in prepared) {
      expect(prepared.cannot).toMatch(/^has /);
      return;
    }
    const expected = expectedFigures(workload, prepared.deviation?.method ?? null);
    const steps = "checkedSteps" in workload ? workload.checkedSteps : 1;
    const taken: Figures[] = [];
    for (let index = 0; index < steps; index++) taken.push(await prepared.figures(index));
    expect(firstDifference(joined(taken), expected, workload.tolerance)).toBeNull();
    prepared.dispose();
  });
});

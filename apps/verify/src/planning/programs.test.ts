import { cpu } from "@retrograd/backend-cpu";
import { ndarray } from "@retrograd/backend-ndarray";
import type { Backend } from "@retrograd/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { genes, hosts, shapes } from "./drawn.ts";
import { faults } from "./faults.ts";
import { host, plain } from "./host.ts";
import { Program } from "./program.ts";
import { difference } from "./runs.ts";

const composed = new Set(["softmax", "logSoftmax", "moments"] as const);

/** Random programs over several runs, with what plans give compared with what their graphs say, one op at a time. */
function programs(runs: number, backend: fc.Arbitrary<() => Backend>, tolerance: number): Promise<void> {
  const property = fc.asyncProperty(genes, shapes, backend, async (steps, { inputs, variables }, make) => {
    const program = new Program(steps, variables, "float64");
    const made = make();
    const found: string[] = [];
    const inspect = (plan: Parameters<typeof faults>[0]) => found.push(...faults(plan, made.limits));
    expect(await difference(made, program, inputs, "float64", inspect, tolerance)).toBeNull();
    expect(found).toEqual([]);
  });
  return fc.assert(property, { seed: 1986, numRuns: runs });
}

describe("random programs", () => {
  it("give the same numbers in groups, in place and in blocks, whatever a backend's limits", async () => {
    await programs(
      300,
      hosts.map((options) => () => host(options)),
      0,
    );
  });

  it("give the same numbers with kernels written in terms of others", async () => {
    await programs(
      150,
      fc.constant(() => Object.assign(host(plain), { composed })),
      1e-6,
    );
  });

  it.each([
    ["cpu", cpu],
    ["ndarray", ndarray],
  ] as [string, () => Backend][])("give the same numbers on %s", async (_, make) => {
    await programs(100, fc.constant(make), 1e-6);
  });
});

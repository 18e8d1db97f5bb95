import { cpu } from "@retrograd/backend-cpu";
import { ndarray } from "@retrograd/backend-ndarray";
import type { Backend } from "@retrograd/core";
import type { Plan } from "@retrograd/core/backend";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alike } from "./alike.ts";
import { genes, hosts, shapes, squares } from "./drawn.ts";
import { faults } from "./faults.ts";
import { host, plain } from "./host.ts";
import type { Choice } from "./pool.ts";
import { Program } from "./program.ts";
import { reduced } from "./reduced.ts";
import { difference } from "./runs.ts";

const composed = new Set(["softmax", "logSoftmax", "moments"] as const);

/** Groups with a prologue that programs had so far. */
let prologues = 0;

/** Random programs over several runs, with what plans give compared with what their graphs say, one op at a time. */
function programs(
  numRuns: number,
  backend: fc.Arbitrary<() => Backend>,
  tolerance: number,
  sizes = shapes,
  choices?: readonly Choice[],
): Promise<void> {
  const property = fc.asyncProperty(genes, sizes, backend, async (steps, { inputs, variables }, make) => {
    const program = new Program(steps, variables, "float64", choices);
    const made = make();
    const found: string[] = [];
    const inspect = (plan: Plan) => {
      found.push(...faults(plan, made.limits));
      prologues += plan.groups.filter(({ prologueSize }) => prologueSize > 0).length;
    };
    expect(await difference(made, program, inputs, "float64", inspect, tolerance)).toBeNull();
    expect(found).toEqual([]);
  });
  return fc.assert(property, { seed: 1986, numRuns });
}

const hostile = hosts.map((options) => () => host(options));

describe("random programs", () => {
  it("give the same numbers in groups, in place and in blocks, whatever a backend's limits", async () => {
    await programs(250, hostile, 0);
  });

  it("give the same numbers where all values are of one size", async () => {
    await programs(1000, hostile, 0, squares, alike);
  });

  it("give the same numbers where anchors read what elementwise kernels made", async () => {
    prologues = 0;
    await programs(500, hostile, 0, shapes, reduced);
    expect(prologues).toBeGreaterThan(150);
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

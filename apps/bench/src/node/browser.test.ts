import { afterAll, describe, expect, test } from "vitest";
import { chromiumHere } from "../../../../tooling/browser/chromiumHere.ts";
import { selectWorkloads } from "../workloads/index.ts";
import { racesInBrowser } from "./browser.ts";
import { ownInNode, peersInNode } from "./runners.ts";

const browser = await chromiumHere();
const missing = typeof browser === "string" ? browser : null;
if (typeof browser !== "string") await browser.close();

// No clock decides anything: each runner is checked and takes one step.
const effort = {
  rounds: 1,
  sampleMs: 0,
  warmUpMs: 0,
  warmUpSteps: 1,
  slowMs: 0,
  onceMs: Number.POSITIVE_INFINITY,
  patienceMs: Number.POSITIVE_INFINITY,
  budgetMs: 0,
};

describe.skipIf(missing)(`a page${missing ? ` (${missing})` : ""}`, () => {
  test("runs every library, which computes there what the reference does", { timeout: 180_000 }, async () => {
    const entries = [...ownInNode([1, 2]), ...peersInNode()];
    const races = await racesInBrowser(entries, 2, effort);
    afterAll(() => races.close());
    const [w1] = selectWorkloads(["w1"]);
    const results = await races.race(w1.make(), () => {});
    expect(results).toHaveLength(entries.length);
    for (const result of results) {
      if (result.runner === "plain loop") expect(result).toMatchObject({ cannot: "has only products" });
      else expect(result).toMatchObject({ minMs: expect.any(Number), gflops: expect.any(Number) });
    }
  });
});

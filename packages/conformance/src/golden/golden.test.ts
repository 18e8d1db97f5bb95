import { describe, expect, test } from "vitest";
import { runCheck } from "../check.ts";
import { referenceBackend } from "../reference/backend.ts";
import { goldenChecks } from "./checks.ts";
import { goldenFile, goldenGroups } from "./files.ts";
import type { GoldenCase, OperatorCase } from "./format.ts";
import { parseGolden } from "./parse.ts";

const backend = referenceBackend();

async function outcomeOf(golden: GoldenCase) {
  const [check] = goldenChecks("file", { format: "nn-golden-1", group: "file", cases: [golden] });
  if (!check) throw new Error("there is no check");
  return await runCheck(check, backend);
}

const square: OperatorCase = {
  name: "square of 3",
  op: "square",
  inputs: { x: { shape: [1], dtype: "f32", data: [3] } },
  outputs: { y: { shape: [1], dtype: "f32", data: [9] } },
  cotangents: { y: { shape: [1], dtype: "f32", data: [2] } },
  grads: { x: { shape: [1], dtype: "f32", data: [12] } },
};

describe("a case passes when everything in it is right, and only then", () => {
  test("right", async () =>
    expect(await outcomeOf(square)).toEqual({ id: "file/square of 3", status: "passed" }));

  test.each([
    [
      "an output",
      { outputs: { y: { shape: [1], dtype: "f32", data: [9.001] } } },
      "float32 y[0]: got 9, want 9.001",
    ],
    [
      "a gradient",
      { grads: { x: { shape: [1], dtype: "f32", data: [-12] } } },
      "float32 ∂/∂x[0]: got 12, want -12",
    ],
    ["a shape", { outputs: { y: { shape: [], dtype: "f32", data: [9] } } }, "y: got shape [1], want []"],
  ] as const)("%s is wrong", async (_, change, message) => {
    const outcome = await outcomeOf({ ...square, ...change } as OperatorCase);
    expect(outcome.status).toBe("failed");
    expect(outcome).toHaveProperty("error", expect.stringContaining(message));
  });

  test.each([
    ["operation", { op: "fourierTransform" }, "there is no operation fourierTransform"],
    ["attribute", { attrs: { power: 3 } }, "square has no attribute power"],
    ["argument", { inputs: { ...square.inputs, w: square.inputs.x } }, "argument w is not known"],
  ])("an unknown %s is unsupported, not passed", async (_, change, reason) => {
    const outcome = await outcomeOf({ ...square, ...change } as OperatorCase);
    expect(outcome).toEqual({ id: "file/square of 3", status: "unsupported", reason });
  });

  test("an exact case allows nothing", async () => {
    const nearly = { y: { shape: [1], dtype: "f32", data: [9.0000001] } } as const;
    expect((await outcomeOf({ ...square, outputs: nearly })).status).toBe("passed");
    expect((await outcomeOf({ ...square, outputs: nearly, tags: ["exact"] })).status).toBe("failed");
  });
});

test.each(["unary", "losses", "optimizers", "schedules", "networks"] as const)(
  "every number of a case in %s counts",
  async (group) => {
    const file = await goldenFile(group);
    const golden = file.cases.find((each) => !each.name.includes("lenet")) as GoldenCase;
    for (const change of changesOf(golden)) expect((await outcomeOf(change)).status).toBe("failed");
  },
);

/** The case with one expected number changed, for each place where there is one. */
function changesOf(golden: GoldenCase): GoldenCase[] {
  const expected = [
    "outputs",
    "grads",
    "valueGrads",
    "values",
    "losses",
    "loss",
    "paramsAfter",
    "paramsAfterStep",
  ];
  return expected.flatMap((key) => {
    const copy = structuredClone(golden) as unknown as Record<string, unknown>;
    if (!(key in copy)) return [];
    const place: unknown = copy[key];
    if (typeof place === "number") copy[key] = place + 0.1;
    else if (!spoil(place)) return [];
    return [copy as unknown as GoldenCase];
  });
}

/** Changes the last number within. */
function spoil(it: unknown): boolean {
  if (Array.isArray(it) && typeof it.at(-1) === "number") {
    it[it.length - 1] += 0.1;
    return true;
  }
  if (typeof it !== "object" || it === null) return false;
  return Object.values("data" in it ? { data: it.data } : it).some(spoil);
}

describe("files", () => {
  test("there are 680 cases in 15 groups", async () => {
    const files = await Promise.all(goldenGroups.map(goldenFile));
    expect(files.reduce((sum, { cases }) => sum + cases.length, 0)).toBe(680);
    for (const [i, file] of files.entries()) expect(file.group).toBe(goldenGroups[i]);
  });

  test.each([
    ["{", "a.json is not JSON: "],
    ["{}", 'a.json is not in the golden format: its "format" must be "nn-golden-1".'],
    ['{"format":"nn-golden-1","group":"a"}', 'must have a "group" and a list of "cases"'],
    ['{"format":"nn-golden-1","group":"a","cases":[{}]}', 'case 0 has no "name"'],
    ['{"format":"nn-golden-1","group":"a","cases":[{"name":"b"},{"name":"b"}]}', "two cases of the name b"],
    [
      '{"format":"nn-golden-1","group":"a","cases":[{"name":"b","inputs":{"x":{"shape":[2],"dtype":"f32","data":[1]}}}]}',
      "b.inputs.x has 1 numbers for the shape [2]",
    ],
  ])("%s is refused in one sentence", (text, message) => {
    expect(() => parseGolden(text, "a.json")).toThrow(message);
  });
});

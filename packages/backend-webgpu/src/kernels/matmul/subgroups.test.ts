import type { Backend, TypedArray } from "@retrograd/core/backend";
import { describe, expect, it } from "vitest";
import { compute } from "../../node/testing/compute.ts";
import { testBackend } from "../../node/testing/testBackend.ts";
import { wholes } from "../../node/testing/wholes.ts";
import { candidates } from "./candidates.ts";
import { nameOf } from "./way.ts";

const { backend, missing } = await testBackend({ isCpu: false, way: "subgroups 32x8" });
const flags = { transposeA: false, transposeB: false, batchedA: false, batchedB: false };

describe.skipIf(missing)(`subgroups${missing ? ` (${missing})` : ""}`, () => {
  const [m, n, k] = [37, 11, 18];
  const [a, b] = [wholes(m * k, 3), wholes(k * n, 5)];
  const parameters = { batch: 1, m, n, k, ...flags };
  const product = (left: TypedArray, right: TypedArray): number[] =>
    Array.from({ length: m * n }, (_, at) => {
      const [row, column] = [Math.floor(at / n), at % n];
      let sum = 0;
      for (let l = 0; l < k; l++) sum += left[row * k + l] * right[l * n + column];
      return sum;
    });

  it("take a product's operand from the formulas in front and hand it to those behind", async () => {
    const result = await compute(
      backend as Backend,
      { kernel: "neg", operands: { x: a }, size: m * k },
      { kernel: "matmul", operands: { a: 0, b }, parameters, size: m * n },
      { kernel: "relu", operands: { x: 1 }, size: m * n },
    );
    expect([...result]).toEqual(product(a, b).map((sum) => Math.max(0, -sum)));
  });

  it.each([
    ["NaN", Number.NaN],
    ["infinity", Number.POSITIVE_INFINITY],
  ])("have %s where a row or column has it, in a shared step and in what is left", async (_, value) => {
    for (const l of [0, k - 1]) {
      const [left, right] = [a.slice().fill(1), b.slice().fill(1)];
      left[3 * k + l] = value;
      right[l * n + 5] = -value;
      const operands = { a: left, b: right };
      const result = await compute(backend as Backend, {
        kernel: "matmul",
        operands,
        parameters,
        size: m * n,
      });
      expect([...result]).toEqual(product(left, right));
    }
  });
});

describe("ways of a product on a GPU with subgroups", () => {
  const namesOf = (m: number, n: number, subgroups: { least: number; most: number } | null): string[] =>
    candidates(
      { batch: 1, m, n, k: 512, ...flags },
      { isCpu: false, subgroups, half: "none", storage: "float32", way: null },
    ).map(nameOf);

  it("are the tiles first, then subgroups of up to 4 columns for each invocation", () => {
    const names = namesOf(1024, 1024, { least: 32, most: 32 });
    expect(names[0]).toBe("tiled 64x64");
    expect(names.slice(-2)).toEqual(["subgroups 64x128", "subgroups 32x128"]);
    expect(namesOf(1024, 1024, { least: 32, most: 128 }).slice(-2)).toEqual([
      "subgroups 32x512",
      "subgroups 16x512",
    ]);
  });

  it("have no subgroups where these would be idle for the most part, or are not there", () => {
    expect(namesOf(1024, 16, { least: 32, most: 32 }).join()).not.toContain("subgroups");
    expect(namesOf(16, 1024, { least: 32, most: 32 }).join()).not.toContain("subgroups");
    expect(namesOf(1024, 1024, null).join()).not.toContain("subgroups");
  });
});

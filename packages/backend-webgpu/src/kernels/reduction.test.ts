import type { TypedArray } from "@retrograd/core/backend";
import { describe, expect, it } from "vitest";
import { compute } from "../node/testing/compute.ts";
import type { HandCall } from "../node/testing/handPlan.ts";
import { testBackend } from "../node/testing/testBackend.ts";
import { wholes } from "../node/testing/wholes.ts";

const { backend: cpu, missing } = await testBackend();
const { backend: gpu } = await testBackend({ isCpu: false });

describe.skipIf(missing).each([
  ["CPU", cpu],
  ["GPU", gpu],
] as const)(`reductions as on a %s${missing ? ` (${missing})` : ""}`, (_, backend) => {
  const run = (call: HandCall): Promise<TypedArray> => compute(backend!, call);

  it.each([
    [1, 1, 1],
    [3, 7, 5],
    [2, 300, 1],
    [1, 70_001, 1],
    [4, 1000, 3],
    [2000, 3, 1],
    [2, 9001, 3],
    [300, 33, 1],
    [2, 0, 3],
  ])("reductions of [%i, %i, %i]", async (outer, length, inner) => {
    const parameters = { outer, length, inner };
    const x = wholes(outer * length * inner);
    const rows = Array.from({ length: outer * inner }, (_, at) =>
      Array.from({ length }, (_, k) => x[(Math.floor(at / inner) * length + k) * inner + (at % inner)]),
    );
    const reduced = async (kernel: "sum" | "max" | "min" | "argMax", of: TypedArray = x) => {
      const dtype = kernel === "argMax" || of instanceof Int32Array ? "int32" : "float32";
      return [...(await run({ kernel, operands: { x: of }, parameters, size: rows.length, dtype }))];
    };
    const folded = (combine: (a: number, b: number) => number, start: number): number[] =>
      rows.map((row) => row.reduce((a, b) => combine(a, b), start));
    expect(await reduced("sum")).toEqual(folded((a, b) => a + b, 0));
    expect(await reduced("max")).toEqual(folded(Math.max, -Infinity));
    expect(await reduced("min")).toEqual(folded(Math.min, Infinity));
    if (length > 0) expect(await reduced("argMax")).toEqual(rows.map((row) => row.indexOf(Math.max(...row))));
    const int = (value: number): number => Math.imul(value, 400_000_003);
    const ints = Int32Array.from(x, int);
    expect(await reduced("sum", ints)).toEqual(folded((a, b) => (a + int(b)) | 0, 0));
    expect(await reduced("max", ints)).toEqual(folded((a, b) => Math.max(a, int(b)), -(2 ** 31)));
  });

  it("sums many ones exactly and carries NaN", async () => {
    const x = new Float32Array(20_000_000).fill(1);
    const parameters = { outer: 1, length: x.length, inner: 1 };
    expect([...(await run({ kernel: "sum", operands: { x }, parameters, size: 1 }))]).toEqual([20_000_000]);
    const y = new Float32Array([1, NaN, 3, 5, 2, NaN, NaN, 4, 4]);
    const rows = { outer: 3, length: 3, inner: 1 };
    expect([...(await run({ kernel: "max", operands: { x: y }, parameters: rows, size: 3 }))]).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
    const place = await run({
      kernel: "argMax",
      operands: { x: y },
      parameters: rows,
      size: 3,
      dtype: "int32",
    });
    expect([...place]).toEqual([1, 2, 0]);
  });

  it.each([
    [2, 5, 3],
    [3, 1031, 1],
    [2, 300, 2],
  ])("softmax and its logarithm along lines of [%i, %i, %i]", async (outer, length, inner) => {
    const x = wholes(outer * length * inner).map((value) => value / 8);
    const parameters = { outer, length, inner };
    const own = { operands: { x }, parameters, size: x.length };
    const softmax = await run({ kernel: "softmax", ...own });
    const logSoftmax = await run({ kernel: "logSoftmax", ...own });
    x.forEach((value, i) => {
      const first = Math.floor(i / (length * inner)) * length * inner + (i % inner);
      const line = Array.from({ length }, (_, k) => x[first + k * inner]);
      const total = line.reduce((sum, each) => sum + Math.exp(each), 0);
      // Of numbers below 1, within a few roundings: e^x to 2e-7, the sum to 1e-6.
      expect(softmax[i]).toBeCloseTo(Math.exp(value) / total, 6);
      expect(logSoftmax[i]).toBeCloseTo(value - Math.log(total), 5);
    });
  });
});

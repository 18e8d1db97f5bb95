import type { TypedArray } from "@retrograd/core/backend";
import { describe, expect, it } from "vitest";
import { compute } from "../node/testing/compute.ts";
import type { HandCall } from "../node/testing/handPlan.ts";
import { testBackend } from "../node/testing/testBackend.ts";
import { wholes } from "../node/testing/wholes.ts";

const { backend, missing } = await testBackend();

function threefry(key: readonly [number, number], counter: readonly [number, number]): [number, number] {
  const keys = [key[0], key[1], 0x1bd11bda ^ key[0] ^ key[1]];
  let [x, y] = [(counter[0] + key[0]) | 0, (counter[1] + key[1]) | 0];
  for (let round = 0; round < 20; round++) {
    const by = [13, 15, 26, 6, 17, 29, 16, 24][round % 8];
    x = (x + y) | 0;
    y = ((y << by) | (y >>> (32 - by))) ^ x;
    if (round % 4 < 3) continue;
    const injection = (round + 1) / 4;
    x = (x + keys[injection % 3]) | 0;
    y = (y + keys[(injection + 1) % 3] + injection) | 0;
  }
  return [x, y];
}

describe.skipIf(missing)(`anchors${missing ? ` (${missing})` : ""}`, () => {
  const run = (call: HandCall): Promise<TypedArray> => compute(backend!, call);

  it("cumsum in both directions", async () => {
    const x = new Float32Array([1, 10, 2, 20, 3, 30]);
    const axis = { outer: 1, length: 3, inner: 2 };
    const of = async (exclusive: boolean, reverse: boolean) => [
      ...(await run({
        kernel: "cumsum",
        operands: { x },
        parameters: { ...axis, exclusive, reverse },
        size: 6,
      })),
    ];
    expect(await of(false, false)).toEqual([1, 10, 3, 30, 6, 60]);
    expect(await of(true, false)).toEqual([0, 0, 1, 10, 3, 30]);
    expect(await of(false, true)).toEqual([6, 60, 5, 50, 3, 30]);
    expect(await of(true, true)).toEqual([5, 50, 3, 30, 0, 0]);
  });

  it("strided reads and writes", async () => {
    const x = new Float32Array([1, 2, 3, 4, 5, 6]);
    const flip = { shape: [3, 2], strides: [-1, 3], offset: 2 };
    expect([...(await run({ kernel: "stridedRead", operands: { x }, parameters: flip, size: 6 }))]).toEqual([
      3, 6, 2, 5, 1, 4,
    ]);
    const spread = { shape: [3, 2], strides: [-4, 2], offset: 9, value: -1 };
    const actual = await run({ kernel: "stridedWrite", operands: { x }, parameters: spread, size: 13 });
    expect([...actual]).toEqual([-1, 5, -1, 6, -1, 3, -1, 4, -1, 1, -1, 2, -1]);
    const broadcast = { shape: [2, 3, 2], strides: [0, 2, 0], offset: 1 };
    expect([
      ...(await run({ kernel: "stridedRead", operands: { x }, parameters: broadcast, size: 12 })),
    ]).toEqual([2, 2, 4, 4, 6, 6, 2, 2, 4, 4, 6, 6]);
  });

  it("concat, gather, scatterSum", async () => {
    const a = new Float32Array([1, 2, 3, 4]);
    const b = new Float32Array([5, 6]);
    const parameters = { outer: 2, lengthA: 2, lengthB: 1 };
    expect([...(await run({ kernel: "concat", operands: { a, b }, parameters, size: 6 }))]).toEqual([
      1, 2, 5, 3, 4, 6,
    ]);
    const x = new Float32Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const indices = new Int32Array([2, 0, -1, 3]);
    const axis = { outer: 2, length: 3, inner: 2, count: 4 };
    expect([
      ...(await run({ kernel: "gather", operands: { x, indices }, parameters: axis, size: 16 })),
    ]).toEqual([5, 6, 1, 2, NaN, NaN, NaN, NaN, 11, 12, 7, 8, NaN, NaN, NaN, NaN]);
    const twice = new Int32Array([1, 1, 5]);
    const back = { outer: 2, length: 2, inner: 2, count: 3 };
    expect([
      ...(await run({ kernel: "scatterSum", operands: { x, indices: twice }, parameters: back, size: 8 })),
    ]).toEqual([0, 0, 4, 6, 0, 0, 16, 18]);
  });

  it("draws the bits of Threefry-2x32 with 20 rounds", async () => {
    const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, "0");
    // Random123's known answers, for the formula that the kernel is compared with.
    expect(threefry([0, 0], [0, 0]).map(hex)).toEqual(["6b200159", "99ba4efe"]);
    expect(threefry([-1, -1], [-1, -1]).map(hex)).toEqual(["1cb996fc", "bb002be7"]);
    expect(threefry([0x13198a2e, 0x03707344], [0x243f6a88, 0x85a308d3]).map(hex)).toEqual([
      "c4923a9c",
      "483df7a0",
    ]);
    for (const [key, stream] of [
      [[0, 0], 0],
      [[-1, 7], 0xffffffff],
      [[0x13198a2e, 0x03707344], 0x85a308d3],
    ] as const) {
      const call = {
        kernel: "randomBits",
        operands: { key: Int32Array.from(key) },
        parameters: { stream },
      } as const;
      const drawn = await run({ ...call, size: 300, dtype: "int32" });
      expect([...drawn]).toEqual(Array.from({ length: 300 }, (_, i) => threefry(key, [i, stream])[0] | 0));
    }
  });

  it("dispatches more workgroups than a row of them holds", async () => {
    const x = new Float32Array(65_535 * 64 + 100).fill(3);
    const doubled = await run({ kernel: "add", operands: { a: x, b: x }, size: x.length });
    expect(doubled.every((value) => value === 6)).toBe(true);
  });

  it("leaves empty tensors alone", async () => {
    const none = new Float32Array(0);
    expect((await run({ kernel: "add", operands: { a: none, b: none }, size: 0 })).length).toBe(0);
    const parameters = {
      batch: 1,
      m: 0,
      n: 3,
      k: 2,
      transposeA: false,
      transposeB: false,
      batchedA: false,
      batchedB: false,
    };
    expect(
      (await run({ kernel: "matmul", operands: { a: none, b: wholes(6) }, parameters, size: 0 })).length,
    ).toBe(0);
  });
});

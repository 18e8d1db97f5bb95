import type { Backend } from "@retrograd/core/backend";
import { describe, expect, it } from "vitest";
import { compute } from "./node/testing/compute.ts";
import { mlp, type Training } from "./node/testing/mlp.ts";
import { testBackend } from "./node/testing/testBackend.ts";
import { wholes } from "./node/testing/wholes.ts";
import { webgpu } from "./node/webgpu.ts";

const { backend: whole, missing } = await testBackend();
/** Bindings of 1024 elements, buffers of 2048. */
const { backend: small } = await testBackend({}, { piece: 1024, bank: 2048 });
const run = (call: Parameters<typeof compute>[1]) => compute(small as Backend, call);

describe.skipIf(missing)(`values past what a binding holds${missing ? ` (${missing})` : ""}`, () => {
  it("are added, element by element and along a walk", async () => {
    const [a, b] = [wholes(3500, 1), wholes(3500, 2)];
    const sum = await run({ kernel: "add", operands: { a, b }, size: 3500 });
    expect(sum).toEqual(a.map((x, i) => x + b[i]));
    const backwards = { b: { shape: [3500], strides: [-1], offset: 3499 } };
    const other = await run({ kernel: "sub", operands: { a, b }, views: backwards, size: 3500 });
    expect(other).toEqual(a.map((x, i) => x - b[3499 - i]));
  });

  it("are reduced, gathered, and spread", async () => {
    const x = wholes(5003, 3);
    const total = x.reduce((sum, value) => sum + value, 0);
    const axis = { outer: 1, length: 5003, inner: 1 };
    expect([...(await run({ kernel: "sum", operands: { x }, parameters: axis, size: 1 }))]).toEqual([total]);
    const indices = Int32Array.of(0, 1023, 1024, 5002, 5003);
    const gathered = { ...axis, count: 5 };
    expect([
      ...(await run({ kernel: "gather", operands: { x, indices }, parameters: gathered, size: 5 })),
    ]).toEqual([x[0], x[1023], x[1024], x[5002], NaN]);
    const spread = { shape: [1800], strides: [2], offset: 1, value: 9 };
    const out = await run({
      kernel: "stridedWrite",
      operands: { x: x.slice(0, 1800) },
      parameters: spread,
      size: 3607,
    });
    expect(out).toEqual(new Float32Array(3607).map((_, i) => (i % 2 === 1 && i < 3600 ? x[(i - 1) / 2] : 9)));
  });

  it("are multiplied", async () => {
    const [m, n, k] = [40, 30, 40];
    const [a, b] = [wholes(m * k, 4), wholes(k * n, 5)];
    const flags = { transposeA: false, transposeB: false, batchedA: false, batchedB: false };
    const call = {
      kernel: "matmul",
      operands: { a, b },
      parameters: { batch: 1, m, n, k, ...flags },
      size: m * n,
    };
    expect(await run(call as Parameters<typeof compute>[1])).toEqual(
      await compute(whole as Backend, call as Parameters<typeof compute>[1]),
    );
  });

  it("train as others do", async () => {
    const { backend } = await testBackend({ subgroups: null }, { piece: 64, bank: 128 });
    const losses = async ({ step, batch }: Training): Promise<number[]> =>
      await Promise.all(Array.from({ length: 4 }, () => step(batch).objective.read()));
    const training = mlp(backend as Backend, [6, 5, 3], 4);
    const found = await losses(training);
    for (const [i, loss] of (await losses(mlp(whole as Backend, [6, 5, 3], 4))).entries())
      expect(found[i]).toBeCloseTo(loss, 5);
    const [memory] = training.variables.map((variable) => variable.memory);
    const numbers = (await backend?.read([memory!]))?.[0];
    memory?.write(numbers!.map((x) => x + 1) as never);
    expect((await backend?.read([memory!]))?.[0]).toEqual(numbers?.map((x) => x + 1));
    backend?.dispose();
  });

  it("that no shader can bind are refused by name when a plan is compiled", async () => {
    const x = wholes(40_000, 1);
    await expect(run({ kernel: "neg", operands: { x }, size: 40_000 })).rejects.toThrow(
      "test: takes 80 pieces of memory of at most 4096 bytes, and this device's shaders bind at most 12; a smaller batch or model fits.",
    );
  });

  it("are summed to the last of 100,000,000 ones at WebGPU's default limits", {
    timeout: 120_000,
  }, async () => {
    const backend = await webgpu({ software: true, requiredLimits: {} });
    const x = new Float32Array(1e8).fill(1);
    const parameters = { outer: 1, length: x.length, inner: 1 };
    expect([...(await compute(backend, { kernel: "sum", operands: { x }, parameters, size: 1 }))]).toEqual([
      1e8,
    ]);
    backend.dispose();
  });
});

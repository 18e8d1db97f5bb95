import { describe, expect, it, vi } from "vitest";
import { WebGPUBackend } from "../backend.ts";
import { compute } from "../node/testing/compute.ts";
import { handPlan } from "../node/testing/handPlan.ts";
import { testBackend } from "../node/testing/testBackend.ts";
import { wholes } from "../node/testing/wholes.ts";
import { gpuOf } from "../node/webgpu.ts";

const { missing } = await testBackend();
const sizes = { batch: 1, m: 8, n: 8, k: 1200 };
const flags = { transposeA: false, transposeB: false, batchedA: false, batchedB: false };
const [a, b] = [wholes(8 * 1200, 1), wholes(1200 * 8, 2)];
const { plan, inputs } = handPlan([
  { kernel: "matmul", operands: { a, b }, parameters: { ...sizes, ...flags }, size: 64 },
]);

describe.skipIf(missing)(`tuning${missing ? ` (${missing})` : ""}`, () => {
  it.each([
    ["its own clock", true],
    ["the host's", false],
  ])("times products on the device by %s before the first run", async (_, hasClock) => {
    const gpu = await gpuOf({ software: true }, { isCpu: false, subgroups: null });
    vi.spyOn(gpu, "hasClock", "get").mockReturnValue(hasClock);
    const backend = new WebGPUBackend(gpu);
    const executable = backend.compile(plan);
    const [early] = executable.run(inputs);
    const first = await early.read();
    const [[question, way]] = backend.choices;
    expect(question).toBe(`${gpu.name}: matmul 1x8x8x1200`);
    expect(way).toMatch(/^tiled 16x16( in 2)?$/);
    const known = new Map(backend.choices);
    executable.dispose();
    const again = backend.compile(plan);
    expect([...(await again.run(inputs)[0].read())]).toEqual([...first]);
    expect(backend.choices).toEqual(known);
    backend.dispose();
  });

  it("times convolutions too, in tiles and by stretches", async () => {
    const gpu = await gpuOf({ software: true }, { isCpu: false, subgroups: null });
    const backend = new WebGPUBackend(gpu);
    const window = { input: [1, 5, 5], output: [1, 3, 3], kernel: [1, 3, 3] };
    const walk = { strides: [1, 1, 1], dilation: [1, 1, 1], padding: [0, 0, 0] };
    const parameters = { batch: 1, groups: 1, inChannels: 2, outChannels: 20, ...window, ...walk };
    const operands = { x: new Float32Array(50).fill(1), w: new Float32Array(360).fill(2) };
    expect([...(await compute(backend, { kernel: "conv", operands, parameters, size: 180 }))]).toEqual(
      Array.from({ length: 180 }, () => 36),
    );
    const [[question, way]] = backend.choices;
    expect(question).toBe(`${gpu.name}: conv 1 1x2x20 1x5x5 1x3x3 1x1x1 1x1x1 0x0x0`);
    expect(way).toMatch(/^(tiled 16x16|plain 4x4)$/);
    backend.dispose();
  });

  it("gives back a plan that is disposed of while its products are timed", async () => {
    const gpu = await gpuOf({ software: true }, { isCpu: false, subgroups: null });
    const backend = new WebGPUBackend(gpu);
    const executable = backend.compile(plan);
    const reading = executable.run(inputs)[0].read();
    executable.dispose();
    backend.compile(plan).dispose();
    expect((await reading).length).toBe(64);
    backend.dispose();
    await expect(executable.run(inputs)[0].read()).rejects.toThrow();
  });
});

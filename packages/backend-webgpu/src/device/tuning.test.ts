import { describe, expect, it, vi } from "vitest";
import { WebGPUBackend } from "../backend.ts";
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

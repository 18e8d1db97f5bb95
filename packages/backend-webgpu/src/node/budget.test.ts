import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, describe, expect, it } from "vitest";
import { countCalls } from "./countCalls.ts";
import { handPlan } from "./testing/handPlan.ts";
import { mlp } from "./testing/mlp.ts";
import { webgpu } from "./webgpu.ts";

// The null device has WebGPU's default limits, as few as a device may have: 8 buffers in a shader.
const backend = await webgpu({ nullDevice: true });
afterAll(() => backend.dispose());

/** Mebibytes of JavaScript objects, after collection of what nobody holds. */
function memory(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

describe("calls into WebGPU", () => {
  it("stay within budget in a training step of 784-128-64-10 with Adam", async () => {
    const { step, batch } = mlp(backend, [784, 128, 64, 10], 64);
    await step(batch).objective.read();
    const counting = countCalls(backend);
    for (let i = 0; i < 10; i++) step(batch);
    counting.stop();
    const { dispatches, ...others } = counting.counts;
    expect(others).toEqual({ submits: 10, bindGroups: 0, buffers: 0, destroyed: 0, writes: 20 });
    expect(dispatches / 10).toBeLessThanOrEqual(10);
    step(batch);
    expect(counting.counts.submits).toBe(10);
  });

  it("are one submission for many steps at once, and two writes for each", async () => {
    const { step, batch } = mlp(backend, [784, 128, 64, 10], 64);
    const many = Array.from({ length: 8 }, () => batch);
    await step.many(many)[7].objective.read();
    const counting = countCalls(backend);
    const outputs = step.many(many);
    step.many(many);
    counting.stop();
    const { dispatches, ...others } = counting.counts;
    expect(others).toEqual({ submits: 2, bindGroups: 0, buffers: 0, destroyed: 0, writes: 32 });
    expect(dispatches / 16).toBeLessThanOrEqual(10);
    expect(step.runs).toBe(24);
    // The null device computes nothing, but all of it arrives.
    expect(await Promise.all(outputs.map(({ objective }) => objective.read()))).toHaveLength(8);
  });

  it("give every buffer back in ten thousand plans that are made and disposed of", async () => {
    const x = new Float32Array(4);
    const { plan, inputs } = handPlan([{ kernel: "add", operands: { a: x, b: x }, size: 4 }]);
    const cycles = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) {
        const executable = backend.compile(plan);
        const [result] = executable.run(inputs);
        if (i % 100 === 0) await result.read();
        executable.dispose();
      }
      await backend.read([]);
    };
    await cycles(1000);
    const before = memory();
    const counting = countCalls(backend);
    await cycles(9000);
    counting.stop();
    const { buffers, destroyed } = counting.counts;
    expect(buffers - destroyed).toBeLessThanOrEqual(0);
    expect(memory() - before).toBeLessThan(4);
  });
});

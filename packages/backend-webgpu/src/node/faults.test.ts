import {
  adam,
  type Backend,
  dense,
  meanSquaredError,
  namedParametersOf,
  recovery,
  sequential,
  snapshot,
  type TrainOptions,
  tanh,
  train,
} from "@retrograd/core";
import type { Memory, RetrogradError } from "@retrograd/core/backend";
import { describe, expect, it, vi } from "vitest";
import { WebGPUBackend } from "../backend.ts";
import { handPlan } from "./testing/handPlan.ts";
import { mlp, type Training } from "./testing/mlp.ts";
import { testBackend } from "./testing/testBackend.ts";
import { gpuOf } from "./webgpu.ts";

const own = async (): Promise<WebGPUBackend> => new WebGPUBackend(await gpuOf({ nullDevice: true }));

describe("a device without memory", () => {
  it("is said to be so at the next read, with the group that needs the most", async () => {
    const backend = await own();
    const x = new Float32Array(2 ** 18);
    const { plan, inputs } = handPlan([{ kernel: "add", operands: { a: x, b: x }, size: x.length }]);
    vi.spyOn(backend.gpu.device, "popErrorScope").mockResolvedValueOnce({ message: "no memory" } as GPUError);
    const executable = backend.compile(plan);
    await expect(executable.run(inputs)[0].read()).rejects.toThrow(
      "webgpu: test, test: arena: needs 2097152 bytes, and the device has no memory left; a smaller batch or model fits.",
    );
    expect((await executable.run(inputs)[0].read()).length).toBe(x.length);
    backend.dispose();
  });
});

describe("a device that is lost", () => {
  const x = new Float32Array(4);
  const { plan, inputs } = handPlan([{ kernel: "add", operands: { a: x, b: x }, size: 4 }]);
  const lost = /the device was lost \(destroyed: .+\); make a new backend/;

  it("rejects what is under way and what comes later with the same sentence", async () => {
    const backend = await own();
    const { step, batch } = mlp(backend, [20, 16, 4], 12);
    await step(batch).objective.read();
    const underWay = Array.from({ length: 5 }, () => step(batch).objective.read() as Promise<number>);
    const ignored = step(batch).objective;
    backend.gpu.device.destroy();
    const said = await Promise.all(
      underWay.map((reading) => reading.then(String, (error: RetrogradError) => error.message)),
    );
    // What the device had finished before may still arrive.
    for (const sentence of said) expect(sentence).toMatch(/^0$|the device was lost/);
    await expect(ignored.read()).rejects.toThrow(lost);
    await expect(step(batch).objective.read()).rejects.toThrow(lost);
    const memory = backend.allocate("float32", 4);
    memory.write(x);
    await expect(backend.read([memory])).rejects.toThrow(lost);
    const executable = backend.compile(plan);
    await expect(executable.run(inputs)[0].read()).rejects.toThrow(lost);
    executable.dispose();
    backend.dispose();
    await expect(executable.run(inputs)[0].read()).rejects.toThrow(lost);
  });

  it("rejects what waits for its shaders", async () => {
    const backend = await own();
    const executable = backend.compile(plan);
    const [result] = executable.run(inputs);
    const read = backend.read([backend.allocate("float32", 4)]);
    backend.gpu.device.destroy();
    await expect(result.read()).rejects.toThrow(lost);
    await expect(read).rejects.toThrow(lost);
  });

  it("leaves a new backend untouched", async () => {
    const backend = await own();
    backend.gpu.device.destroy();
    await backend.gpu.device.lost;
    const other = await own();
    const executable = other.compile(plan);
    expect((await executable.run(inputs)[0].read()).length).toBe(4);
    other.dispose();
  });

  it("is taken up again by train, from where the run was last kept", async (context) => {
    const { backend: straight, missing } = await testBackend();
    if (missing) return context.skip(missing);
    const x = Array.from({ length: 48 }, (_, i) => [Math.sin(i), Math.cos(3 * i), Math.sin(7 * i)]);
    const y = x.map(([a, b, c]) => [a * b + c]);
    const trained = async (backend: Backend, more: Partial<TrainOptions> = {}) => {
      const model = sequential([dense(8), tanh(), dense(1)]);
      const options = { loss: meanSquaredError(), optimizer: adam(), batchSize: 4, epochs: 2, ...more };
      const losses: number[] = [];
      for await (const epoch of train(model, { x, y }, { ...options, backend })) losses.push(epoch.loss);
      const weights = await snapshot([...namedParametersOf(model).values()]);
      return { losses, weights: weights.map((numbers) => [...numbers]) };
    };
    const doomed = new WebGPUBackend(await gpuOf({ software: true }));
    const asked: number[] = [];
    const recovered = await trained(doomed, {
      recovery: recovery(async () => new WebGPUBackend(await gpuOf({ software: true })), { every: 5 }),
      onBatch: ({ epoch, batch }) => {
        asked.push((epoch - 1) * 12 + batch);
        if (asked.length === 20) doomed.gpu.device.destroy();
      },
    });
    expect(recovered).toEqual(await trained(straight!));
    expect(new Set(asked).size).toBe(24);
    // The run was last kept after batch 15, 8 of its second epoch less, or 20 at the latest.
    expect(asked.slice(20).find((batch) => batch <= 20) ?? 21).toBeGreaterThanOrEqual(16);
  });

  it("costs no more than the steps since numbers were last saved", async (context) => {
    const { backend: straight, missing } = await testBackend();
    if (missing) return context.skip(missing);
    const sizes = [20, 16, 4];
    const losses = (training: Training, steps: number): Promise<unknown[]> =>
      Promise.all(Array.from({ length: steps }, () => training.step(training.batch).objective.read()));
    const expected = await losses(mlp(straight!, sizes, 12), 8);
    const doomed = new WebGPUBackend(await gpuOf({ software: true }));
    const first = mlp(doomed, sizes, 12);
    expect(await losses(first, 5)).toEqual(expected.slice(0, 5));
    const saved = await doomed.read(first.variables.map(({ memory }) => memory as Memory));
    await losses(first, 2);
    doomed.gpu.device.destroy();
    await expect(losses(first, 1)).rejects.toThrow(lost);
    const { backend: next } = await testBackend();
    expect(await losses(mlp(next!, sizes, 12, saved), 3)).toEqual(expected.slice(5));
  });
});

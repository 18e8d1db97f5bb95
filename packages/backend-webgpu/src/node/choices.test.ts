import * as core from "@retrograd/core";
import { describe, expect, it, vi } from "vitest";
import type { WebGPUBackend } from "../backend.ts";
import type { Traits } from "../kernels/kernel.ts";
import { testBackend } from "./testing/testBackend.ts";

const { array, checkpoint, compile, cost, dense, meanSquaredError, restore } = core;
const { missing } = await testBackend();
const [rows, before, after] = [40, 24, 20];
const question = `matmul 1x${rows}x${after}x${before}`;
const batch = {
  x: array(new Float32Array(rows * before).fill(0.5), { shape: [rows, before] }),
  y: array(new Float32Array(rows * after).fill(0.25), { shape: [rows, after] }),
};

/** A run on an adapter that is taken for a GPU, and whether its shaders so far share registers. */
async function runOn(traits: Partial<Traits>) {
  const backend = (await testBackend({ isCpu: false, ...traits })).backend as WebGPUBackend;
  const shaders = vi.spyOn(backend.gpu.device, "createShaderModule");
  const [model, loss] = [dense(after), meanSquaredError()];
  const step = compile(
    backend,
    ({ x, y }: { x: core.Tensor; y: core.Tensor }, pass) => ({
      objective: cost(loss, { predictions: pass.call(model, x), targets: y }),
    }),
    { seed: 3 },
  );
  return {
    backend,
    run: { model, step },
    next: () => step(batch).objective.read(),
    sharesRegisters: () => shaders.mock.calls.some(([{ code }]) => code.includes("subgroupBroadcast(")),
  };
}

describe.skipIf(missing)(`choices in a checkpoint${missing ? ` (${missing})` : ""}`, () => {
  it("hold on a device with subgroups, and where there are none the likely best way is taken", async () => {
    const first = await runOn({});
    const key = `${first.backend.gpu.name}: ${question}`;
    first.backend.choices.set(key, "subgroups 32x8");
    await first.next();
    expect(first.sharesRegisters()).toBe(true);
    const saved = await checkpoint(first.run);
    const expected = await first.next();
    for (const [traits, shares] of [
      [{}, true],
      [{ subgroups: null }, false],
    ] as const) {
      const other = await runOn(traits);
      restore(other.run, saved);
      expect(other.backend.choices.get(key)).toBe("subgroups 32x8");
      const loss = await other.next();
      if (shares) expect(loss).toBe(expected);
      else expect(loss).toBeCloseTo(expected, 6);
      expect(other.sharesRegisters()).toBe(shares);
      other.backend.dispose();
    }
    first.backend.dispose();
  });
});

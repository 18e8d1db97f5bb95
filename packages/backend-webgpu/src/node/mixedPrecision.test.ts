import { snapshot } from "@retrograd/core";
import type { Backend, TypedArray } from "@retrograd/core/backend";
import { describe, expect, it } from "vitest";
import type { Traits } from "../kernels/kernel.ts";
import type { Room } from "../shader/room.ts";
import { float16InWords } from "./testing/float16InWords.ts";
import { type HandCall, handPlan } from "./testing/handPlan.ts";
import { lavapipe } from "./testing/lavapipe.ts";
import { numbers } from "./testing/mlp.ts";
import { networks, scaledTraining, smooth } from "./testing/scaledTraining.ts";
import type { TestBackend } from "./testing/testBackend.ts";

type Make = (traits: Partial<Traits>, room?: Room) => Promise<TestBackend>;

const gpus = [
  { gpu: "lavapipe", make: lavapipe, trains: true, ...(await lavapipe({})) },
  {
    gpu: "SwiftShader, float16 in words",
    make: float16InWords,
    trains: false,
    ...(await float16InWords({})),
  },
];
const kinds = [{ isCpu: true }, { isCpu: false }] as const;
const perKind = (names: readonly string[]) =>
  names.flatMap((name) => kinds.map((kind) => [name, kind] as const));

/** x, doubled, then multiplied by the identity from the right, each a group of its own: what is handed on in memory is 2x. */
async function doubled(
  make: Make,
  storage: Traits["storage"],
  x: Float32Array<ArrayBuffer>,
  room?: Room,
): Promise<TypedArray> {
  const { backend } = await make({ storage, way: "plain 4x4" }, room);
  const sizes = { batch: 1, m: x.length / 8, n: 8, k: 8 };
  const flags = { transposeA: false, transposeB: false, batchedA: false, batchedB: false };
  const identity = new Float32Array(64).map((_, i) => (i % 9 === 0 ? 1 : 0));
  const calls: readonly HandCall[] = [
    { kernel: "add", operands: { a: x, b: x }, size: x.length },
    { kernel: "matmul", operands: { a: 0, b: identity }, parameters: { ...sizes, ...flags }, size: x.length },
    // The product, in which an infinity makes others NaN, is there for the sums to be float16.
    { kernel: "abs", operands: { x: 0 }, size: x.length },
    { kernel: "neg", operands: { x: 2 }, size: x.length },
  ];
  const { plan, inputs } = handPlan(calls, "all");
  const groups = plan.groups[0].steps.map((step) => ({ ...plan.groups[0], size: x.length, steps: [step] }));
  const executable = (backend as Backend).compile({ ...plan, groups, outputs: plan.outputs.slice(-1) });
  const read = await executable.run(inputs)[0].read();
  backend?.dispose();
  return read;
}

/** The losses of some steps, the gradients of the first one, and S at the end. */
async function trained(
  make: Make,
  network: string,
  traits: Partial<Traits>,
  steps: number,
  initialScale?: number,
): Promise<{
  readonly losses: number[];
  readonly gradients: readonly (readonly number[])[];
  readonly scale: number;
}> {
  const { backend } = await make({ subgroups: null, ...traits });
  const { step, batch, scale } = scaledTraining(backend as Backend, network, 32, initialScale);
  const results = Array.from({ length: steps }, () => step(batch));
  const losses = await Promise.all(results.map(({ objective }) => objective.read() as Promise<number>));
  const { objective: _, ...gradients } = results[0];
  const arrays = await Promise.all(Object.values(gradients).map((g) => g.readArray()));
  const [[last]] = await snapshot([scale]);
  backend?.dispose();
  return { losses, gradients: arrays.map(({ data }) => [...(data as Float32Array)]), scale: last };
}

const norm = (x: readonly number[]): number => Math.hypot(...x);

describe.each(gpus)("float16 storage on $gpu", ({ make, missing, trains }) => {
  describe.skipIf(missing)(missing ? `(${missing})` : "", () => {
    it("rounds what products read to float16", async () => {
      const x = numbers(320, 7);
      const exact = await doubled(make, "float32", x);
      const rounded = await doubled(make, "float16", x);
      expect([...exact]).toEqual([...x.map((each) => -Math.abs(2 * each))]);
      // Vulkan leaves open whether a number becomes the nearest float16 or the next towards 0: 2⁻¹⁰ at most, and 2⁻²⁴ below 2⁻¹⁴.
      const wrong = rounded.findIndex(
        (each, i) => Math.abs(each - exact[i]) > Math.max(2 ** -10 * Math.abs(exact[i]), 2 ** -24),
      );
      expect(wrong).toBe(-1);
      expect(rounded.some((each, i) => each !== exact[i])).toBe(true);
    });

    it("stores in pieces what is too large for one binding", async () => {
      const x = numbers(320, 7);
      const inPieces = await doubled(make, "float16", x, { piece: 64, bank: 128 });
      expect([...inPieces]).toEqual([...(await doubled(make, "float16", x))]);
    });

    it("overflows to infinity, as loss scaling expects, and keeps NaN and zeros", async () => {
      const x = numbers(80, 7);
      x.set([32_752, 32_760, -40_000, Infinity, NaN, 0, -0, 1e-9, 1e30, -1e30]);
      const read = [...(await doubled(make, "float16", x))].slice(0, 10);
      expect(read.map((each) => 0 - each)).toEqual([
        65_504,
        Infinity,
        Infinity,
        Infinity,
        NaN,
        0,
        0,
        0,
        Infinity,
        Infinity,
      ]);
    });

    it.each(perKind(Object.keys(smooth)))(
      "gives the gradients of %s, %j",
      { timeout: 60_000 },
      async (name, kind) => {
        const single = await trained(make, name, { ...kind, storage: "float32" }, 1);
        const mixed = await trained(make, name, { ...kind, storage: "float16" }, 1);
        // Between a batch and a gradient some eight values in a row are rounded, each by at most 2⁻¹¹, or 2⁻¹⁰ towards 0.
        for (const [i, g] of single.gradients.entries()) {
          const difference = norm(mixed.gradients[i].map((each, j) => each - g[j]));
          expect(difference / norm(g)).toBeLessThan(8 * 2 ** -10);
          expect(difference).toBeGreaterThan(0);
        }
      },
    );

    // In words it takes too long for networks to be trained.
    it.each(trains ? perKind(Object.keys(networks)) : [])(
      "trains %s as float32 does, %j",
      { timeout: 60_000 },
      async (name, kind) => {
        const single = await trained(make, name, { ...kind, storage: "float32" }, 10);
        const mixed = await trained(make, name, { ...kind, storage: "float16" }, 10);
        for (const [i, loss] of mixed.losses.entries())
          expect(Math.abs(loss / single.losses[i] - 1)).toBeLessThan(8 * 2 ** -10);
        expect(mixed.losses[9]).toBeLessThan(0.95 * mixed.losses[0]);
        expect(mixed.scale).toBe(65_536);
      },
    );

    it("skips steps whose gradients overflow, and halves the scale until they don't", async () => {
      const [name] = Object.keys(networks);
      const single = await trained(make, name, { storage: "float32" }, 2, 2 ** 32);
      expect(single.scale).toBe(2 ** 32);
      const mixed = await trained(make, name, { storage: "float16" }, 2, 2 ** 32);
      expect(mixed.gradients.flat().every(Number.isFinite)).toBe(false);
      expect(mixed.scale).toBe(2 ** 30);
      expect(mixed.losses[1]).toBe(mixed.losses[0]);
      expect(single.losses[1]).toBeLessThan(single.losses[0]);
      const longer = await trained(make, name, { storage: "float16" }, 24, 2 ** 32);
      expect(Math.log2(longer.scale)).toBeLessThan(26);
      expect(longer.losses[23]).toBeLessThan(0.95 * longer.losses[0]);
    });
  });
});

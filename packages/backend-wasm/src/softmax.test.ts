import { array, type Backend, compile, gradients, ops, profile, type Tensor } from "@retrograd/core";
import { expect, it } from "vitest";
import { created } from "./created.ts";
import { wasm } from "./index.ts";

const rows = 7;
/** Below the smallest normal number, all is 0. */
const least = 2 ** -126;
const wave = (seed: number, size: number) =>
  Float32Array.from({ length: size }, (_, i) => Math.sin(i * seed) * 4);

/** Softmax of rows; the sums of its products with dy; and what Σ y dy is by x. */
function stepsOf(backend: Backend) {
  type Given = { x: Tensor; dy: Tensor };
  const summed = compile(backend, ({ x, dy }: Given) => {
    const y = ops.softmax(x);
    return { y, sums: ops.sum(ops.mul(y, dy), { axes: 1 }) };
  });
  const differentiated = compile(backend, ({ x, dy }: Given) => {
    const y = ops.softmax(x);
    const [dx] = gradients(ops.sum(ops.mul(y, dy)), [x]);
    return { y, dx };
  });
  return { summed, differentiated };
}

async function computed(
  backend: Backend,
  x: Float32Array<ArrayBuffer>,
  dy: Float32Array<ArrayBuffer>,
  length: number,
) {
  const shape = [x.length / length, length];
  const inputs = { x: array(x, { shape }), dy: array(dy, { shape }) };
  const { summed, differentiated } = stepsOf(backend);
  const [{ y, sums }, { y: again, dx }] = [summed(inputs), differentiated(inputs)];
  const outputs = [y, sums, dx].map(
    async (output) => (await output.readArray()).data as Float32Array<ArrayBuffer>,
  );
  const [found, ofRows, slopes] = await Promise.all(outputs);
  expect((await again.readArray()).data).toEqual(found);
  summed.dispose();
  differentiated.dispose();
  return { y: found, sums: ofRows, dx: slopes };
}

/** y, Σ y dy and y (dy - Σ y dy) of one row, in float64. */
function formulas(x: Float32Array, dy: Float32Array) {
  const m = x.reduce((a, b) => Math.max(a, b));
  const powers = Array.from(x, (each) => Math.exp(each - m));
  const all = powers.reduce((a, b) => a + b);
  const y = powers.map((power) => power / all);
  const sum = y.reduce((total, each, i) => total + each * dy[i], 0);
  return { y, sum, dx: y.map((each, i) => each * (dy[i] - sum)) };
}

it.each([
  { threads: 1, deterministic: false },
  { threads: 1, deterministic: true },
  { threads: 3, deterministic: false },
])("takes softmax, sums of its rows and its gradient in one pass, %o", async ({ threads, deterministic }) => {
  const backend = await created({ threads, deterministic }, 1);
  for (const length of [...Array.from({ length: 34 }, (_, i) => i + 1), 64, 100, 1000, 2500]) {
    const [x, dy] = [wave(0.7, rows * length), wave(1.3, rows * length)];
    // Rows that are computed otherwise, between others.
    for (let i = length; i < 2 * length; i += 2) x[i] = Number.NEGATIVE_INFINITY;
    for (let i = 3 * length; i < 4 * length; i++) x[i] = x[i] * 20;
    x[2 * length - 1] = 1;
    const { y, sums, dx } = await computed(backend, x, dy, length);
    for (let row = 0; row < rows; row++) {
      const part = (numbers: Float32Array) => numbers.subarray(row * length, (row + 1) * length);
      const want = formulas(part(x), part(dy));
      // The powers' relative error, 1e-6 and |x - m| roundings, times what they are multiplied with, at most 4.
      const error = (1e-6 + 160 * 2 ** -24) * 4;
      expect(Math.abs(sums[row] - want.sum)).toBeLessThan(error);
      part(y).forEach((each, i) => {
        expect(Math.abs(each - want.y[i])).toBeLessThanOrEqual(error * want.y[i] + least);
        if (x[row * length + i] === Number.NEGATIVE_INFINITY) expect(each).toBe(0);
      });
      part(dx).forEach((each, i) => {
        expect(Math.abs(each - want.dx[i])).toBeLessThanOrEqual(3 * error * want.y[i] + least);
      });
    }
  }
  backend.dispose();
});

it("gives the same bits on one thread and on three, whatever the rows before hold", async () => {
  const length = 45;
  const x = wave(0.7, 90 * length);
  for (let row = 0; row < 90; row += 4)
    x[row * length + (row % length)] = row % 8 === 0 ? 60 : Number.NEGATIVE_INFINITY;
  const [one, three] = await Promise.all(
    [1, 3].map(async (threads) => {
      const backend = await created({ threads }, 1);
      const found = await computed(backend, x, wave(1.3, x.length), length);
      backend.dispose();
      return found;
    }),
  );
  expect(three).toEqual(one);
  // A row by itself is what it is among others.
  const backend = await wasm({ threads: 1 });
  for (const row of [0, 1, 4, 5]) {
    const part = (numbers: Float32Array<ArrayBuffer>) => numbers.slice(row * length, (row + 1) * length);
    const { y } = await computed(backend, part(x), part(wave(1.3, x.length)), length);
    expect(y).toEqual(part(one.y));
  }
});

it("adds up the squares of a softmax, which are products with itself", async () => {
  const step = compile(await wasm({ threads: 1 }), ({ x }: { x: Tensor }) => {
    const y = ops.softmax(x);
    return { y, squares: ops.sum(ops.mul(y, y), { axes: 1 }) };
  });
  for (const length of [3, 8, 21, 200]) {
    const x = wave(0.7, length);
    const { data } = await step({ x: array(x, { shape: [1, length] }) }).squares.readArray();
    const want = formulas(x, x).y.reduce((sum, y) => sum + y * y, 0);
    expect(Math.abs(data[0] / want - 1)).toBeLessThan(2e-6);
  }
});

it("takes NaN of any bits as NaN", async () => {
  const backend = await wasm({ threads: 1 });
  for (const bits of [0x7fc00000, 0x7fc00001, 0x7f8001ff, 0xffc00000, 0xffffffff])
    for (const at of [0, 9, 17]) {
      const x = wave(0.7, 18);
      new Uint32Array(x.buffer)[at] = bits;
      const { y, sums, dx } = await computed(backend, x, wave(1.3, 18), 18);
      for (const each of [...y, ...sums, ...dx]) expect(each).toBeNaN();
    }
});

it("tells the time of what runs together as one part", async () => {
  const { differentiated: step } = stepsOf(await wasm({ threads: 1 }));
  const x = array(wave(0.7, 64), { shape: [2, 32] });
  const inputs = { x, dy: x };
  const groups = step.plan(inputs).groups.map(({ label }) => label);
  const { rows: parts } = await profile(step, inputs, { runs: 2 });
  expect(parts.map(({ label }) => label).join(", ")).toBe(groups.join(", "));
  expect(parts.length).toBe(groups.length - 2);
});

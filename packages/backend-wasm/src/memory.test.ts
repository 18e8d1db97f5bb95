import { array, type Backend, compile, ops, type Tensor, Variable } from "@retrograd/core";
import { expect, it } from "vitest";
import type { WasmBackend } from "./backend.ts";
import { wasm } from "./index.ts";

const bytesOf = (backend: Backend): number => (backend as WasmBackend).memoryBytes;
const ones = (size: number) => array(new Float32Array(size).fill(1), { shape: [size] });

it("compiles and disposes of ten thousand plans in the memory of one", async () => {
  const backend = await wasm();
  const step = compile<{ x: Tensor }, { y: Tensor }>(backend, ({ x }) => ({ y: ops.exp(ops.mul(x, 2)) }));
  const plan = step.plan({ x: ones(1000) });
  const cycle = () => {
    const memory = backend.allocate("float32", 500);
    backend.compile(plan).dispose();
    memory.dispose();
  };
  cycle();
  const before = bytesOf(backend);
  for (let i = 0; i < 10_000; i++) cycle();
  expect(bytesOf(backend)).toBe(before);
});

it("runs earlier plans on, and keeps variables, when a larger plan has moved the arena", async () => {
  const backend = await wasm();
  const total = new Variable("state", () => [5]);
  const step = compile<{ x: Tensor }, { sum: Tensor }>(backend, ({ x }, pass) => {
    const sum = ops.add(pass.read(total, []), ops.sum(ops.square(x)));
    pass.assign(total, sum);
    return { sum };
  });
  expect(await step({ x: ones(3) }).sum.read()).toBe(8);
  expect(await step({ x: ones(3_000_000) }).sum.read()).toBe(3_000_008);
  expect(await step({ x: ones(3) }).sum.read()).toBe(3_000_011);
});

it("says what a plan needs that does not fit, and goes on", async () => {
  const backend = await wasm({ memoryLimit: 8 * 2 ** 20 });
  const step = compile<{ x: Tensor }, { y: Tensor }>(backend, ({ x }) => ({ y: ops.sum(ops.transpose(x)) }), {
    name: "transposed",
  });
  const large = array(new Float32Array(4_000_000), { shape: [2000, 2000] });
  expect(() => step({ x: large })).toThrow(/transposed: needs \d+ bytes, .* may have 8388608; use a smaller/);
  const small = array([1, 2, 3, 4, 5, 6], { shape: [2, 3] });
  expect(await step({ x: small }).y.read()).toBe(21);
});

it("tells who runs a plan after dispose()", async () => {
  const backend = await wasm();
  const step = compile<{ x: Tensor }, { y: Tensor }>(backend, ({ x }) => ({ y: ops.neg(x) }));
  const executable = backend.compile(step.plan({ x: ones(4) }));
  executable.dispose();
  expect(() => executable.run([new Float32Array(4)])).toThrow(
    "step: was run after dispose(); compile it again.",
  );
});

it("keeps no subnormal numbers in variables", async () => {
  const backend = await wasm();
  const moment = new Variable("state", () => [1, 1, 1]);
  const step = compile<Record<never, never>>(backend, (_, pass) => {
    pass.assign(moment, ops.mul(pass.read(moment, [3]), 0.25));
    return {};
  });
  for (let i = 0; i < 64; i++) step({});
  const [numbers] = await backend.read(moment.memory ? [moment.memory] : []);
  expect([...(numbers ?? [])]).toEqual([0, 0, 0]);
});

it("stores subnormal numbers as they are in what no run reads before it stores", async () => {
  const backend = await wasm();
  const [from, to] = [new Variable("state", () => [1e-39, 2]), new Variable("state", () => [0, 0])];
  const step = compile<Record<never, never>>(backend, (_, pass) => {
    pass.assign(to, ops.mul(pass.read(from, [2]), 0.5));
    return {};
  });
  step({});
  const [numbers] = await backend.read(to.memory ? [to.memory] : []);
  expect([...(numbers ?? [])]).toEqual([Math.fround(5e-40), 1]);
});

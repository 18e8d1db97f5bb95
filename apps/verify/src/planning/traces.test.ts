import { cpu } from "@retrograd/backend-cpu";
import { compile, gradients, ops, type Tensor, Variable } from "@retrograd/core";
import { expect, it } from "vitest";

it("tells apart pads, and gradients of slices, that differ in the size of the result only", async () => {
  const step = compile(cpu(), ({ x, y }) => {
    const head = (of: Tensor) => ops.sum(ops.slice(of, { end: [2] }));
    const [dx, dy] = gradients(ops.add(head(x), head(y)), [x, y]) as [Tensor, Tensor];
    return { dx, dy, short: ops.pad(x, { pads: [[0, 1]] }), long: ops.pad(x, { pads: [[0, 2]] }) };
  });
  const { dx, dy, short, long } = step({ x: [1, 2, 3], y: [1, 2, 3, 4, 5] });
  expect([...(await dx.readArray()).data]).toEqual([1, 1, 0]);
  expect([...(await dy.readArray()).data]).toEqual([1, 1, 0, 0, 0]);
  expect([...(await short.readArray()).data]).toEqual([1, 2, 3, 0]);
  expect([...(await long.readArray()).data]).toEqual([1, 2, 3, 0, 0]);
});

it("works constants out as float32 does", async () => {
  const step = compile(cpu(), ({ x }: { x: Tensor }) => {
    const huge = ops.mul(ops.full([1], 1e30), 1e30);
    const odd = ops.add(ops.full([1], 2 ** 24), 1);
    return { ratio: ops.mul(x, ops.div(huge, huge)), rest: ops.mul(x, ops.sub(odd, 2 ** 24)) };
  });
  const { ratio, rest } = step({ x: [1] });
  expect([await ratio.read(), await rest.read()]).toEqual([Number.NaN, 0]);
});

it("refuses a tensor that an earlier trace computed from its inputs", () => {
  let kept: Tensor | undefined;
  const step = compile(cpu(), ({ x }: { x: Tensor }) => {
    kept ??= ops.sum(x);
    return { y: ops.add(x, kept) };
  });
  step({ x: [1, 2] });
  expect(() => step({ x: [1, 2, 3] })).toThrow(
    "compile: a tensor reads input x of an earlier trace; compute it anew.",
  );
});

it("leaves a variable's old numbers to whoever reads them by a tensor of an earlier trace", async () => {
  const w = new Variable("state", () => [1, 2], [2], "float32");
  let kept: Tensor | undefined;
  const step = compile(cpu(), ({ x }: { x: Tensor }, pass) => {
    kept ??= pass.read(w);
    pass.assign(w, ops.add(pass.read(w), 1));
    return { total: ops.sum(ops.mul(kept, ops.sum(x))) };
  });
  const totals = [step({ x: [1] }), step({ x: [1, 0] })].map(({ total }) => total.read());
  expect(await Promise.all(totals)).toEqual([3, 5]);
});

it("keeps the layer's name on what a kernel is composed of", () => {
  const backend = Object.assign(cpu(), { composed: new Set(["softmax"] as const) });
  const step = compile(backend, ({ x }: { x: Tensor }, pass) => ({
    y: pass.call({ name: "attend", forward: (z: Tensor) => ops.softmax(z) }, x),
  }));
  expect(step.plan({ x: [1, 2] }).describe()).toContain("attend/sub + exp");
});

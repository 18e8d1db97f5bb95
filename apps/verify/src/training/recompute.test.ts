import { cpu } from "@retrograd/backend-cpu";
import {
  batchNorm,
  compile,
  dense,
  dropout,
  gradients,
  type Layer,
  ops,
  parametersOf,
  recompute,
  sequential,
  snapshot,
  softmax,
  type Tensor,
  tanh,
  Variable,
  walk,
} from "@retrograd/core";
import { describe, expect, it } from "vitest";

type Wrap = (layer: Layer) => Layer;
const plain: Wrap = (layer) => layer;
const batch = {
  x: Array.from({ length: 32 }, (_, i) => Array.from({ length: 16 }, (_, j) => Math.sin(i * 7 + j))),
};

/** A deep network: blocks of several layers each. */
const deep = (wrap: Wrap): Layer =>
  sequential(
    Array.from({ length: 12 }, () =>
      wrap(sequential([dense(16), tanh(), dropout(0.2), dense(16), softmax(), dense(16), tanh()])),
    ),
  );

/** The gradients of one step, and what the plan looks like. */
async function stepOf(model: Layer, backend = cpu()) {
  const step = compile(
    backend,
    ({ x }: { x: Tensor }, pass) => {
      const y = pass.call(model, x);
      const cost = ops.sum(ops.mul(y, ops.sin(y)));
      const slopes = gradients(cost, parametersOf(model));
      return { cost, slopes: Object.fromEntries(slopes.map((each, i) => [`${i}`, each])) };
    },
    { seed: 3 },
  );
  const plan = step.plan(batch);
  const { cost, slopes } = step(batch);
  const numbers = await Promise.all(Object.values(slopes).map((each) => each.readArray()));
  return { plan, cost: await cost.read(), slopes: numbers.map(({ data }) => [...data]) };
}

describe("a layer that is computed once more for its backward pass", () => {
  it("has the same gradients, bit for bit, and takes a fraction of the memory", async () => {
    const [kept, again] = [await stepOf(deep(plain)), await stepOf(deep(recompute))];
    expect(again.cost).toBe(kept.cost);
    expect(again.slopes).toEqual(kept.slopes);
    const outputs = kept.slopes.flat().length * 4;
    expect(again.plan.bytes - outputs).toBeLessThan((kept.plan.bytes - outputs) / 2);
    const products = ({ groups }: typeof kept.plan): number =>
      groups.flatMap(({ steps }) => steps).filter(({ kernel }) => kernel === "matmul").length;
    // Three products in each of 12 blocks forward, six backward (one fewer in the first), and two of three again.
    expect([products(kept.plan), products(again.plan)]).toEqual([107, 131]);
  });

  it("does the same where the backend has kernels composed", async () => {
    const composing = () => Object.assign(cpu(), { composed: new Set(["softmax"] as const) });
    const [kept, again] = [
      await stepOf(deep(plain), composing()),
      await stepOf(deep(recompute), composing()),
    ];
    expect(again.slopes).toEqual(kept.slopes);
    expect(again.plan.bytes).toBeLessThan(kept.plan.bytes * 0.7);
  });

  it("keeps its variables' names, and assigns them once", async () => {
    const [kept, again] = [plain, recompute].map((wrap) => wrap(sequential([dense(3), batchNorm(), tanh()])));
    expect([...walk(again).variables.values()]).toEqual([...walk(kept).variables.values()]);
    const results = [await stepOf(kept as Layer), await stepOf(again as Layer)];
    expect(results[1]?.slopes).toEqual(results[0]?.slopes);
    const states = await Promise.all([kept, again].map((it) => snapshot([...walk(it).variables.keys()])));
    expect(states[1]).toEqual(states[0]);
  });

  it("can be differentiated twice, give records, and take tensors from around it", async () => {
    const results = [plain, recompute].map(async (wrap) => {
      const w = new Variable("parameter", () => [0.5, -1.5, 2], [3], "float32");
      const step = compile(cpu(), ({ x }: { x: Tensor }, pass) => {
        const factor = ops.exp(x);
        const layer: Layer<Tensor, { a: Tensor; b: Tensor }> & { w: Variable } = {
          name: "two",
          w,
          forward: (z, inner) => {
            const s = ops.mul(ops.tanh(ops.mul(z, inner.read(w))), factor);
            return { a: ops.mul(s, s), b: ops.cumsum(ops.exp(s)) };
          },
        };
        const { a, b } = pass.call((wrap as unknown as <L>(it: L) => L)(layer), x);
        const [dw, dx] = gradients(ops.sum(ops.mul(a, b)), [w, x]) as [Tensor, Tensor];
        const [ddw] = gradients(ops.sum(ops.add(ops.square(dw), ops.mul(dx, dw))), [w]) as [Tensor];
        return { dw, dx, ddw };
      });
      const outputs = step({ x: [0.1, 0.2, -0.3] });
      return await Promise.all(
        Object.values(outputs).map(async (each) => [...(await each.readArray()).data]),
      );
    });
    const [kept, again] = await Promise.all(results);
    again?.forEach((numbers, i) => {
      for (const [j, n] of numbers.entries()) expect(n).toBeCloseTo(kept?.[i]?.[j] as number, 5);
    });
  });
});

import { cpu } from "@retrograd/backend-cpu";
import { ndarray } from "@retrograd/backend-ndarray";
import {
  array,
  type Backend,
  compile,
  dense,
  gradients,
  move,
  ops,
  type Tensor,
  Variable,
} from "@retrograd/core";
import { describe, expect, it } from "vitest";

type X = { readonly x: Tensor };

const counter = (value: number): Variable => new Variable("state", () => [value], [], "float32");

describe.each([
  ["cpu", cpu],
  ["ndarray", ndarray],
] as [string, () => Backend][])("compile on %s", (_, make) => {
  it("runs a chain of 100,000 ops and its gradient", async () => {
    const step = compile(make(), ({ x }: X) => {
      let y = x;
      for (let i = 0; i < 100_000; i++) y = ops.add(y, x);
      const [dx] = gradients(ops.sum(y), [x]);
      return { y, dx: dx as Tensor };
    });
    const { y, dx } = step({ x: [1, 2] });
    expect(Array.from((await y.readArray()).data)).toEqual([100_001, 200_002]);
    expect(Array.from((await dx.readArray()).data)).toEqual([100_001, 100_001]);
  });

  it("lets all assignments of a run see what was there before it, and reads what was assigned in the trace", async () => {
    const backend = make();
    const [a, b] = [counter(1), counter(10)];
    const step = compile(backend, (_inputs: Record<never, never>, pass) => {
      const [before, other] = [pass.read(a), pass.read(b)];
      pass.assign(a, other);
      pass.assign(b, before);
      return { a: pass.read(a), sum: ops.add(before, other) };
    });
    const numbers = async (): Promise<number[]> => {
      const memories = [a, b].map(({ memory }) => memory!);
      return (await backend.read(memories)).map(([value]) => value as number);
    };
    const first = step({});
    expect([await first.a.read(), await first.sum.read()]).toEqual([10, 11]);
    expect(await numbers()).toEqual([10, 1]);
    step({});
    expect(await numbers()).toEqual([1, 10]);
  });

  it("keeps every run's results, read when one likes", async () => {
    const total = counter(0);
    const step = compile(make(), ({ x }: X, pass) => {
      const next = ops.add(pass.read(total), x);
      pass.assign(total, next);
      return { next };
    });
    const results = [1, 2, 3, 4].map((x) => step({ x }));
    expect(await Promise.all(results.map(({ next }) => next.read()))).toEqual([1, 3, 6, 10]);
  });

  it("plans once for each combination of shapes, and lets the least recently used go", async () => {
    const backend = make();
    let traces = 0;
    let plans = 0;
    const watched: Backend = {
      ...backend,
      name: backend.name,
      dtypes: backend.dtypes,
      composed: backend.composed,
      limits: backend.limits,
      allocate: (...them) => backend.allocate(...them),
      read: (memories) => backend.read(memories),
      dispose: () => backend.dispose(),
      compile: (plan) => {
        const executable = backend.compile(plan);
        plans++;
        return {
          run: (inputs) => executable.run(inputs),
          runMany: (inputs) => executable.runMany(inputs),
          profile: (inputs) => executable.profile(inputs),
          dispose: () => {
            plans--;
            executable.dispose();
          },
        };
      },
    };
    const step = compile(
      watched,
      ({ x }: X) => {
        traces++;
        return { y: ops.square(x) };
      },
      { plans: 2 },
    );
    const zeros = (n: number) => ({ x: array(new Float32Array(n)) });
    for (const n of [1, 2, 1, 3, 1, 2]) step(zeros(n));
    expect([traces, plans]).toEqual([4, 2]);
    step.dispose();
    expect(plans).toBe(0);
  });

  it("takes scalars and dtypes from the host: float32, float64, int32", async () => {
    const step = compile(make(), ({ a, b, n }: { a: Tensor; b: Tensor; n: Tensor }, pass) => ({
      a: ops.mul(
        a,
        pass.scalar("factor", () => 3),
      ),
      b: ops.exp(b),
      n: ops.add(n, 1),
    }));
    const { a, b, n } = step({
      a: [2],
      b: array([1], { dtype: "float64" }),
      n: new Int32Array([2 ** 31 - 1]),
    });
    expect((await a.readArray()).data[0]).toBe(6);
    expect((await b.readArray()).data[0]).toBeCloseTo(Math.E, 14);
    expect((await n.readArray()).data[0]).toBe(-(2 ** 31));
  });
});

describe("compile", () => {
  it("leaves dots in the names of results where they are", async () => {
    const step = compile(cpu(), ({ x }: X) => ({ "0.weight": x, inner: { "1.bias": ops.neg(x) } }));
    const results = step({ x: [3] });
    expect(await results["0.weight"].read()).toBe(3);
    expect(await results.inner["1.bias"].read()).toBe(-3);
  });

  it("leaves a model as it was where a trace fails", () => {
    const layer = dense(3);
    const step = compile(cpu(), ({ x }: X, pass) => {
      pass.call(layer, x);
      return { y: ops.reshape(x, [7]) };
    });
    expect(() => step({ x: [[1, 2]] })).toThrow(
      "reshape: cannot make [7] of [1,2]; both must have 2 elements.",
    );
    expect(layer.weight.shape).toBeNull();
    expect(layer.weight.memory).toBeNull();
  });

  it("goes on with a model that was moved to another backend", async () => {
    const [here, there] = [cpu(), ndarray()];
    const layer = dense(2);
    const on = (backend: Backend) => compile(backend, ({ x }: X, pass) => ({ y: pass.call(layer, x) }));
    const read = async (step: ReturnType<typeof on>) => (await step({ x: [[1, -2]] }).y.readArray()).data;
    const step = on(here);
    const before = await read(step);
    await move(layer, there);
    expect(await read(on(there))).toEqual(before);
    await move(layer, here);
    expect(await read(step)).toEqual(before);
  });
});

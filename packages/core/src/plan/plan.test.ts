import { describe, expect, it } from "vitest";
import type { Limits, Memory } from "../backend/backend.ts";
import { zeros } from "../backend/dtype.ts";
import type { Plan } from "../backend/plan.ts";
import { inputLeaf, variableLeaf } from "../graph/apply.ts";
import { gradients } from "../graph/gradients.ts";
import type { Tensor } from "../graph/tensor.ts";
import { Variable } from "../graph/variable.ts";
import { add } from "../ops/add.ts";
import { broadcastTo } from "../ops/broadcastTo.ts";
import { exp } from "../ops/exp.ts";
import { layerNorm } from "../ops/layerNorm.ts";
import { matmul } from "../ops/matmul.ts";
import { max } from "../ops/max.ts";
import { mul } from "../ops/mul.ts";
import { pad } from "../ops/pad.ts";
import { relu } from "../ops/relu.ts";
import { sum } from "../ops/sum.ts";
import { transpose } from "../ops/transpose.ts";
import { makePlan } from "./plan.ts";
import { prologues } from "./prologues.ts";

const limits: Limits = {
  alignment: 64,
  operandsPerGroup: Infinity,
  stepsPerGroup: 64,
  inPlace: true,
  prologues: prologues(["sum.x", "max.x", "moments.x", "matmul.a"], 4),
};

interface Request {
  readonly inputs: readonly Tensor[];
  readonly outputs?: readonly Tensor[];
  readonly assignments?: readonly { variable: Variable; value: Tensor }[];
  readonly limits?: Partial<Limits>;
}

function planOf(request: Request): Plan {
  const memories = new Map<Variable, Memory>();
  return makePlan({
    name: "test",
    inputs: request.inputs.map((tensor, i) => ({ name: `input ${i}`, tensor })),
    outputs: (request.outputs ?? []).map((tensor, i) => ({ name: `output ${i}`, tensor })),
    assignments: request.assignments ?? [],
    memoryOf: (variable) => {
      const memory = memories.get(variable) ?? {
        dtype: "float32",
        size: variable.size,
        write: () => {},
        dispose: () => {},
      };
      memories.set(variable, memory);
      return memory;
    },
    backend: { composed: new Set(), limits: { ...limits, ...request.limits } },
  });
}

const kernels = (plan: Plan): string[] =>
  plan.groups.map((group) => group.steps.map((step) => step.kernel).join(" "));
const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");
const variable = (...shape: number[]): Variable =>
  new Variable("parameter", () => zeros("float32", 1), shape, "float32");
const leaf = (v: Variable): Tensor => variableLeaf(v, v.shape as number[], "float32");

/** Values that live at the same time must not share memory: replayed group by group, reading only what was written last. */
function overlaps(plan: Plan): string[] {
  const writers = new Map<number, number>();
  const faults: string[] = [];
  const bytes = (value: number): [number, number] | null => {
    const { place, size } = plan.values[value] as Plan["values"][number];
    return place.kind === "arena" ? [place.offset, place.offset + size * 4] : null;
  };
  const write = (value: number): void => {
    const [from, to] = bytes(value) ?? [0, 0];
    for (let at = from; at < to; at += 4) writers.set(at, value);
  };
  const read = (value: number, where: string): void => {
    const [from, to] = bytes(value) ?? [0, 0];
    for (let at = from; at < to; at += 4)
      if (writers.get(at) !== value) faults.push(`${where} reads v${value} where v${writers.get(at)} lies`);
  };
  for (const { value } of plan.inputs) write(value);
  for (const group of plan.groups) {
    for (const step of group.steps) {
      for (const operand of Object.values(step.operands)) read(operand.value, group.label);
      for (const output of Object.values(step.outputs)) write(output.value);
    }
  }
  for (const { name, value } of plan.outputs) read(value, name);
  return faults;
}

describe("groups", () => {
  it("puts elementwise kernels behind the anchor that they follow from", () => {
    const x = input(4, 3);
    expect(kernels(planOf({ inputs: [x], outputs: [relu(add(sum(x, { axes: 1 }), 1))] }))).toEqual([
      "sum add relu",
    ]);
  });

  it("lets kernels walk over broadcast operands by themselves", () => {
    const [x, b] = [input(4, 3), input(3)];
    const plan = planOf({ inputs: [x, b], outputs: [relu(add(x, b))] });
    expect(kernels(plan)).toEqual(["add relu"]);
    expect(plan.groups[0]?.steps[0]?.operands.b?.view).toEqual({ shape: [4, 3], strides: [0, 1], offset: 0 });
  });

  it("computes the same thing once, and nothing that nobody wants", () => {
    const x = input(5);
    relu(mul(x, 3));
    expect(kernels(planOf({ inputs: [x], outputs: [add(mul(x, x), mul(x, x))] }))).toEqual(["mul add"]);
  });

  it("tells apart what differs in an infinite parameter only", () => {
    const x = input(1);
    const padded = [Infinity, -Infinity].map((value) => pad(x, { pads: [[0, 1]], value }));
    expect(kernels(planOf({ inputs: [x], outputs: padded }))).toEqual(["stridedWrite", "stridedWrite"]);
  });

  it("keeps to the backend's limits", () => {
    const inputs = Array.from({ length: 8 }, () => input(6));
    const total = inputs.reduce((a, b) => add(a, b));
    for (const limit of [{ operandsPerGroup: 4 }, { stepsPerGroup: 2 }]) {
      const plan = planOf({ inputs, outputs: [total], limits: limit });
      expect(plan.groups.length).toBeGreaterThan(1);
      expect(Math.max(...plan.groups.map((group) => group.steps.length))).toBeLessThanOrEqual(
        limit.stepsPerGroup ?? 3,
      );
      expect(overlaps(plan)).toEqual([]);
    }
  });

  it("puts kernels in front of the anchor that alone reads what they make", () => {
    const [x, y] = [input(4, 3), input(4, 3)];
    const plan = planOf({ inputs: [x, y], outputs: [relu(sum(mul(x, y), { axes: 1 }))] });
    expect(kernels(plan)).toEqual(["mul sum relu"]);
    expect(plan.groups[0]).toMatchObject({ size: 4, prologueSize: 12, label: "mul + sum + relu" });
    expect(plan.describe()).toContain("in group ← mul(");
    const product = planOf({ inputs: [x, y], outputs: [matmul(mul(x, y), y, { transposeB: true })] });
    expect(kernels(product)).toEqual(["mul matmul"]);
    const others = { prologues: prologues(["sum.x"], 0) };
    const apart = planOf({ inputs: [x, y], outputs: [max(mul(x, y))], limits: others });
    expect(kernels(apart)).toEqual(["mul", "max"]);
  });

  it("computes a value anew for each reduction that reads it, where that is cheap", () => {
    const [x, y] = [input(40, 30), input(40, 30)];
    const outputs = (of: Tensor): Tensor[] => [sum(of, { axes: 1 }), sum(of, { axes: 0 })];
    expect(kernels(planOf({ inputs: [x, y], outputs: outputs(mul(x, 3)) }))).toEqual(["mul sum", "mul sum"]);
    expect(kernels(planOf({ inputs: [x, y], outputs: outputs(exp(x)) }))).toEqual(["exp", "sum", "sum"]);
    const never = { prologues: prologues(["sum.x"], 0) };
    expect(kernels(planOf({ inputs: [x], outputs: outputs(mul(x, 3)), limits: never }))).toEqual([
      "mul",
      "sum",
      "sum",
    ]);
  });

  it("leaves in memory what is wanted, or walked over, or read by a product too", () => {
    const [x, y] = [input(4, 3), input(4, 3)];
    const z = mul(x, y);
    expect(kernels(planOf({ inputs: [x, y], outputs: [z, sum(z, { axes: 1 })] }))).toEqual(["mul", "sum"]);
    const turned = add(transpose(z), sum(z));
    expect(kernels(planOf({ inputs: [x, y], outputs: [turned] }))).toEqual(["mul", "sum", "add"]);
    const both = [sum(z, { axes: 1 }), matmul(z, y, { transposeB: true })];
    expect(kernels(planOf({ inputs: [x, y], outputs: both }))).toEqual(["mul", "sum", "matmul"]);
  });

  it("normalizes layers, forward and backward, with nothing between the reductions in memory", () => {
    const [x, dy] = [input(64, 32), input(64, 32)];
    const y = layerNorm(x);
    const [dx] = gradients(sum(mul(y, dy)), [x]) as [Tensor];
    const plan = planOf({ inputs: [x, dy], outputs: [y, dx] });
    const large = plan.values.filter(({ size, place }) => size === 64 * 32 && place.kind === "arena");
    expect(large).toHaveLength(4);
    expect(overlaps(plan)).toEqual([]);
  });

  it("plans a chain of 100,000 ops and its gradient", () => {
    const x = input(2);
    let y: Tensor = x;
    for (let i = 0; i < 100_000; i++) y = add(y, x);
    const [dx] = gradients(sum(y), [x]);
    const plan = planOf({ inputs: [x], outputs: [sum(y), dx as Tensor] });
    expect(plan.groups.flatMap((group) => group.steps).length).toBeGreaterThan(100_000);
    expect(plan.bytes).toBeLessThan(10_000);
  });
});

describe("variables", () => {
  it("computes a new value in place where nobody reads the old one any more", () => {
    const [v, x] = [variable(3), input(3)];
    const plan = planOf({ inputs: [x], assignments: [{ variable: v, value: add(leaf(v), mul(x, -0.1)) }] });
    expect(kernels(plan)).toEqual(["mul add"]);
    expect(plan.bytes).toBe(64);
  });

  it("copies at the end where the old value is still read", () => {
    const [v, x] = [variable(3), input(3)];
    const w = leaf(v);
    const next = sum(mul(w, x), { axes: 0, keepDims: true });
    const value = broadcastTo(next, [3]);
    const plan = planOf({
      inputs: [x],
      outputs: [sum(mul(w, value))],
      assignments: [{ variable: v, value }],
    });
    expect(plan.groups.at(-1)?.label).toBe("assign");
    expect(overlaps(plan)).toEqual([]);
  });

  it("exchanges two variables", () => {
    const [a, b] = [variable(3), variable(3)];
    const [wa, wb] = [leaf(a), leaf(b)];
    const plan = planOf({
      inputs: [],
      assignments: [
        { variable: a, value: wb },
        { variable: b, value: wa },
      ],
    });
    const steps = plan.groups.flatMap((group) => group.steps);
    const memory = plan.variables.map((_, i) => `old ${i}`);
    const values: string[] = plan.values.map(({ place }) =>
      place.kind === "variable" ? (memory[place.index] as string) : "",
    );
    for (const step of steps) {
      const source = step.operands.x?.value as number;
      const target = step.outputs.out?.value as number;
      const { place } = plan.values[source] as Plan["values"][number];
      const number = place.kind === "variable" ? (memory[place.index] as string) : (values[source] as string);
      const to = (plan.values[target] as Plan["values"][number]).place;
      if (to.kind === "variable") memory[to.index] = number;
      else values[target] = number;
    }
    expect(memory).toEqual(["old 1", "old 0"]);
  });
});

describe("memory", () => {
  it("never lets two living values share a place", () => {
    const [x, b] = [input(7, 5), input(5)];
    const layers = Array.from({ length: 6 }, () => variable(5));
    let y: Tensor = x;
    const parameters = layers.map(leaf);
    for (const w of parameters) y = relu(add(mul(y, w), sum(mul(y, b), { axes: 1, keepDims: true })));
    const cost = sum(mul(y, y));
    const slopes = gradients(cost, parameters);
    const plan = planOf({
      inputs: [x, b],
      outputs: [cost, ...slopes],
      assignments: layers.map((v, i) => ({
        variable: v,
        value: add(parameters[i] as Tensor, mul(slopes[i] as Tensor, -0.1)),
      })),
    });
    expect(overlaps(plan)).toEqual([]);
  });

  it("needs no more than a few values' room for a long chain", () => {
    const x = input(1000);
    let y: Tensor = x;
    for (let i = 0; i < 50; i++) y = mul(y, sum(y, { axes: 0, keepDims: true }));
    expect(planOf({ inputs: [x], outputs: [y] }).bytes).toBeLessThan(3 * 4096);
  });

  it("describes what will run, with shapes and bytes", () => {
    const [x, b] = [input(4, 3), input(3)];
    const text = planOf({ inputs: [x, b], outputs: [relu(add(x, b))] }).describe();
    expect(text).toContain("plan test: 2 kernels in 1 groups");
    expect(text).toMatch(
      /v\d+ float32 \[4,3\] in group ← add\(a = v0 float32 \[4,3\] @0\+48, b = v1 float32 \[3\] @64\+12 as \[4,3\] by strides \[0,1\]\)/,
    );
  });
});

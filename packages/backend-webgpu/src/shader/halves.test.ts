import { describe, expect, it } from "vitest";
import { type HandCall, handPlan } from "../node/testing/handPlan.ts";
import { halvesOf } from "./halves.ts";

const x = new Float32Array(256);
const w = new Float32Array(256);
const flags = { transposeA: false, transposeB: false, batchedA: false, batchedB: false };
const parameters = { batch: 1, m: 16, n: 16, k: 16, ...flags };
const product = (a: number | Float32Array<ArrayBuffer>): HandCall => ({
  kernel: "matmul",
  operands: { a, b: w },
  parameters,
  size: 256,
});
const of = (
  kernel: HandCall["kernel"],
  operands: HandCall["operands"],
  more?: Partial<HandCall>,
): HandCall => ({
  kernel,
  operands,
  size: 256,
  ...more,
});
/** The last call, whose result is an output. */
const output = (last: number): HandCall => of("exp", { x: last });

/** The numbers of the calls whose results are float16. */
function halves(...calls: readonly HandCall[]): number[] {
  const { plan } = handPlan(calls);
  const found = halvesOf(plan);
  return plan.groups[0].steps.flatMap(({ outputs }, i) => (found.has(outputs.out.value) ? [i] : []));
}

describe("values are stored as float16", () => {
  it("that products make and read, and what moves them", () => {
    expect(halves(product(x), of("relu", { x: 0 }), product(1), output(2))).toEqual([0, 1, 2]);
    expect(halves(of("exp", { x }), product(0), output(1))).toEqual([0, 1]);
    expect(halves(of("sin", { x }), of("mul", { a: 0, b: x }), product(1), output(2))).toEqual([1, 2]);
    expect(halves(product(x), of("add", { a: 0, b: x }), of("tanh", { x: 1 }), output(2))).toEqual([0, 1, 2]);
    expect(halves(product(x), of("div", { a: 0, b: x }), of("mul", { a: x, b: 1 }), output(2))).toEqual([
      0, 1, 2,
    ]);
  });

  it("but for what may leave their range", () => {
    expect(halves(product(x), of("mul", { a: 0, b: 0 }), output(1))).toEqual([0]);
    expect(halves(product(x), of("exp", { x: 0 }), of("add", { a: 0, b: 1 }), output(2))).toEqual([0]);
    const squared = [of("mul", { a: x, b: x }), of("add", { a: 0, b: x }), product(1), output(2)];
    expect(halves(...squared)).toEqual([1, 2]);
  });

  it("but for sums and what is stretched", () => {
    const axis = { outer: 1, length: 2, inner: 128 };
    const sum = of("sum", { x: 0 }, { parameters: axis, size: 128 });
    const view = { b: { shape: [2, 128], strides: [0, 1], offset: 0 } };
    const centred = of("sub", { a: 0, b: 1 }, { views: view });
    expect(halves(product(x), sum, centred, product(2), output(3))).toEqual([0, 2, 3]);
    const scaled = of("mul", { a: 0, b: 1 }, { views: view });
    expect(halves(product(x), sum, scaled, output(2))).toEqual([0, 2]);
  });

  it("but for what rounding would make equal, 0, or another whole number", () => {
    expect(halves(product(x), of("relu", { x: 0 }), of("log", { x: 1 }), output(2))).toEqual([]);
    expect(halves(product(x), of("div", { a: x, b: 0 }), output(1))).toEqual([]);
    expect(halves(product(x), of("equal", { a: 0, b: x }, { dtype: "int32" }), output(1))).toEqual([]);
    const whole = of("cast", { x: 0 }, { parameters: { dtype: "int32" }, dtype: "int32" });
    expect(halves(product(x), whole, output(1))).toEqual([]);
  });

  it("but for outputs, variables, and what is as small as the loss", () => {
    expect(halves(product(x))).toEqual([]);
    const small = { ...product(x), parameters: { ...parameters, m: 4 }, size: 64 };
    expect(halves(small, { ...output(0), size: 64 })).toEqual([]);
    const { plan } = handPlan([product(x), of("add", { a: 0, b: x }), of("neg", { x: 1 })]);
    const made = plan.groups[0].steps[1].outputs.out.value;
    const values = plan.values.map((value, i) =>
      i === made ? { ...value, place: { kind: "variable", index: 0 } as const } : value,
    );
    expect([...halvesOf({ ...plan, values })]).toEqual([]);
  });
});

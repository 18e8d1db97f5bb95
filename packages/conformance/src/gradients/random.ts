import { ops, type Tensor } from "@retrograd/core";
import * as fc from "fast-check";
import type { Check } from "../check.ts";
import { everyOne } from "../kernels/everyOne.ts";
import type { Differentiable } from "./differentiable.ts";
import { expectDerivatives } from "./expect.ts";
import { spaced } from "./point.ts";
import { Trusted } from "./trusted.ts";

/** Cases that are drawn for each family of operations. */
const drawn = 6;

const axis = fc.integer({ min: 1, max: 4 });
const shape = fc.array(axis, { maxLength: 4 });

/** A shape, and whether each of its axes is stretched, left out or reduced. */
const marked = shape.chain((axes) =>
  fc.record({
    axes: fc.constant(axes),
    marks: fc.array(fc.boolean(), { minLength: axes.length, maxLength: axes.length }),
  }),
);

const families: Readonly<Record<string, fc.Arbitrary<Differentiable>>> = {
  "a broadcast product": fc.record({ a: marked, leave: fc.nat(3) }).map(({ a: { axes, marks }, leave }) => {
    const b = axes.map((length, d) => (marks[d] ? 1 : length)).slice(Math.min(leave, axes.length));
    return of({ a: axes, b }, ({ a, b: other }) => ops.mul(a as Tensor, ops.sigmoid(other as Tensor)));
  }),
  "a sum, spread again": fc.record({ x: marked, keep: fc.boolean() }).map(({ x: { axes, marks }, keep }) => {
    const reduced = axes.flatMap((_, d) => (marks[d] ? [d] : []));
    return of({ x: axes }, ({ x }) => {
      const total = ops.sum(ops.square(x as Tensor), { axes: reduced, keepDims: keep });
      return keep ? ops.div(x as Tensor, ops.add(total, 1)) : total;
    });
  }),
  "a maximum": marked.map(({ axes, marks }) => {
    const reduced = axes.flatMap((_, d) => (marks[d] ? [d] : []));
    return of({ x: axes }, ({ x }) => ops.max(x as Tensor, { axes: reduced }));
  }),
  "products of batches": fc
    .record({ batch: marked, m: axis, k: axis, n: axis, which: fc.boolean() })
    .map(({ batch: { axes, marks }, m, k, n, which }) => {
      const short = axes.slice(0, 2).map((length, d) => (marks[d] ? 1 : length));
      const [first, second] = which ? [axes.slice(0, 2), short] : [short, axes.slice(0, 2)];
      const shapes = { a: [...first, m, k], b: [...second, k, n] };
      return of(shapes, ({ a, b }) => ops.matmul(a as Tensor, b as Tensor));
    }),
  "a slice, transposed and padded": marked.map(({ axes, marks }) =>
    of({ x: axes }, ({ x }) => {
      const part = ops.slice(x as Tensor, { begin: axes.map((length, d) => (marks[d] ? length >> 1 : 0)) });
      return ops.pad(ops.transpose(part), { pads: axes.map((_, d) => [d % 2, d] as const), value: 2 });
    }),
  ),
  "a softmax, joined with its logarithm": fc.record({ axes: shape, last: axis }).map(({ axes, last }) =>
    of({ x: [...axes.slice(0, 2), last] }, ({ x }) => {
      const along = Math.min(axes.length, 2);
      return ops.concat([ops.softmax(x as Tensor, { axis: -1 }), ops.logSoftmax(x as Tensor)], along);
    }),
  ),
};

/** Gradients of compositions of operations, at shapes that nobody has chosen. */
export function randomChecks(): Check[] {
  return Object.entries(families).map(([name, cases]) => ({
    id: `op/random shapes/${name}`,
    subject: "op/random shapes",
    dtypes: ["float32", "int32"],
    run: (backend) => everyOne(cases, drawn, (each) => expectDerivatives(backend, each, new Trusted(each))),
  }));
}

function of(
  shapes: Readonly<Record<string, readonly number[]>>,
  apply: Differentiable["apply"],
): Differentiable {
  const x = Object.entries(shapes).map(([name, axes]) => [name, spaced(axes, -2, 2, name)] as const);
  return {
    name: x.map(([name, point]) => `${name} [${point.shape}]`).join(", "),
    x: Object.fromEntries(x),
    apply,
  };
}

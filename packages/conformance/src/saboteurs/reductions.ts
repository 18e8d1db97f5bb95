import { at } from "../reference/formula.ts";
import { eachLine, reduction } from "../reference/reduction.ts";
import { replace, type Saboteur, saboteur } from "./saboteur.ts";

const { fround } = Math;

/** Reductions and kernels along an axis that lose terms, digits, NaN, ties or the way. */
export const reductionSaboteurs: readonly Saboteur[] = [
  saboteur("sum", "accumulate", "adds up in one running float32", ({ x, out }, axis) => {
    reduction((terms) => terms.reduce((a, b) => fround(a + b), 0))({ x, out }, axis);
  }),
  saboteur("sum", "stale", "adds to what the output holds", (views, axis, right) => {
    const before = views.out.slice();
    right(views, axis);
    replace(views.out, (each, i) => each + at(before, i));
  }),
  saboteur("sum", "boundary", "leaves the sum of nothing as it was", (views, axis, right) => {
    if (axis.length > 0) right(views, axis);
  }),
  saboteur("sum", "overflow", "lets integers stop at the largest", ({ x, out }, axis) => {
    const most = 2 ** 31 - 1;
    reduction((terms) => {
      const total = terms.reduce((a, b) => a + b, 0);
      return out instanceof Int32Array ? Math.min(Math.max(total, -most - 1), most) : total;
    })({ x, out }, axis);
  }),
  saboteur("sum", "tail", "forgets the last of an odd number of terms", ({ x, out }, axis) => {
    reduction((terms) => terms.slice(0, terms.length & ~1).reduce((a, b) => a + b, 0))({ x, out }, axis);
  }),
  saboteur("sum", "transpose", "walks the rows of the last axis", ({ x, out }, { outer, length, inner }) => {
    reduction((terms) => terms.reduce((a, b) => a + b, 0))(
      { x, out },
      { outer: outer * inner, length, inner: 1 },
    );
  }),
  saboteur("max", "sign", "starts at 0", ({ x, out }, axis) => {
    reduction((terms) => terms.reduce((a, b) => Math.max(a, b), 0))({ x, out }, axis);
  }),
  saboteur("max", "NaN", "passes NaN by", ({ x, out }, axis) => {
    reduction((terms) => terms.reduce((a, b) => (b > a ? b : a), -Infinity))({ x, out }, axis);
  }),
  saboteur("min", "boundary", "starts at the largest finite number", ({ x, out }, axis) => {
    reduction((terms) => terms.reduce((a, b) => Math.min(a, b), 3.4e38))({ x, out }, axis);
  }),
  saboteur("min", "NaN", "passes NaN by", ({ x, out }, axis) => {
    reduction((terms) => terms.reduce((a, b) => (b < a ? b : a), Infinity))({ x, out }, axis);
  }),
  saboteur("argMax", "tie", "takes the last of equals", ({ x, out }, axis) => {
    reduction((terms) => {
      const nan = terms.findIndex(Number.isNaN);
      return nan >= 0 ? nan : terms.lastIndexOf(Math.max(...terms.slice(0, 5000)));
    })({ x, out }, axis);
  }),
  saboteur("argMax", "NaN", "passes NaN by", ({ x, out }, axis) => {
    reduction((terms) =>
      terms.reduce((best, each, k) => (each > at(Float64Array.from(terms.slice(0, 4)), best) ? k : best), 0),
    )({ x, out }, axis);
  }),
  saboteur(
    "moments",
    "accumulate",
    "takes the square of the mean from the mean of the squares",
    (views, axis) => {
      const { x, mean, variance } = views;
      eachLine(x, axis, (line, o, i) => {
        const place = o * axis.inner + i;
        const m = line.reduce((a, b) => fround(a + b), 0) / line.length;
        mean[place] = m;
        variance[place] = fround(line.reduce((a, b) => fround(a + b * b), 0) / line.length) - m * m;
      });
    },
  ),
  saboteur("moments", "boundary", "divides by one less", (views, axis, right) => {
    right(views, axis);
    const { variance } = views;
    replace(variance, (each) => (each * axis.length) / (axis.length - 1));
  }),
  saboteur("cumsum", "stale", "goes on where the line before ended", ({ x, out }) => {
    let sum = 0;
    replace(out, (_, i) => {
      sum += at(x, i);
      return sum;
    });
  }),
  saboteur("cumsum", "boundary", "counts each element itself in reverse", (views, axis, right) => {
    right(views, { ...axis, exclusive: axis.exclusive && !axis.reverse });
  }),
  saboteur("softmax", "overflow", "does not take the largest away", ({ x, out }, axis) => {
    const { length, inner } = axis;
    eachLine(x, axis, (line, o, i) => {
      const total = line.reduce((a, b) => a + Math.exp(b), 0);
      for (const [k, each] of line.entries()) out[(o * length + k) * inner + i] = Math.exp(each) / total;
    });
  }),
  saboteur("softmax", "transpose", "goes along the last axis", (views, { outer, length, inner }, right) => {
    right(views, inner > 1 ? { outer: outer * length, length: inner, inner: 1 } : { outer, length, inner });
  }),
  saboteur("logSoftmax", "overflow", "takes the logarithm of a softmax", (views, axis, right) => {
    right(views, axis);
    replace(views.out, (each) => Math.log(fround(Math.exp(each))));
  }),
];

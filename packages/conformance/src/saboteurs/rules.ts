import { ops, type Tensor } from "@retrograd/core";
import type { OpName, Ops } from "../gradients/opCases.ts";

/** An operation with the right values and a broken gradient rule. */
export interface BrokenRule<K extends OpName = OpName> {
  readonly op: K;
  readonly does: string;
  readonly broken: Ops[K];
}

const rule = <K extends OpName>(op: K, does: string, broken: Ops[K]): BrokenRule => {
  return { op, does, broken } as BrokenRule;
};

/** y with rules of its own for x. */
const ruled = (y: Tensor, x: Tensor, gradient: (dy: Tensor) => Tensor): Tensor =>
  ops.customGradient(y, { inputs: { x }, gradients: { x: gradient } });

const { add, mul, stopGradient, sub, sum } = ops;

/** The same with rules for a and b. */
const both = (
  y: Tensor,
  a: Tensor | number,
  b: Tensor | number,
  gradients: { readonly a: (dy: Tensor) => Tensor; readonly b: (dy: Tensor) => Tensor },
): Tensor => {
  if (typeof a === "number" || typeof b === "number" || `${a.shape}` !== `${b.shape}`) return y;
  return ops.customGradient(y, { inputs: { a, b }, gradients });
};

/** Gradient rules that are broken on purpose: central differences must say so. */
export const brokenRules: readonly BrokenRule[] = [
  rule("mul", "hands each operand its own number", (a, b) =>
    both(ops.mul(a, b), a, b, { a: (dy) => mul(dy, a), b: (dy) => mul(dy, b) }),
  ),
  rule("sub", "forgets the sign of b", (a, b) => both(ops.sub(a, b), a, b, { a: (dy) => dy, b: (dy) => dy })),
  rule("div", "takes the quotient for constant in b", (a, b) =>
    both(ops.div(a, b), a, b, { a: (dy) => ops.div(dy, b), b: (dy) => mul(dy, 0) }),
  ),
  rule("pow", "knows no gradient of the exponent", (a, b) =>
    typeof b === "number" ? ops.pow(a, b) : ops.pow(a, stopGradient(b)),
  ),
  rule("abs", "takes the slope for 1", (x) => ruled(ops.abs(x), x, (dy) => dy)),
  rule("relu", "passes everything", (x) => ruled(ops.relu(x), x, (dy) => dy)),
  rule("log", "forgets to divide", (x) => ruled(ops.log(x), x, (dy) => dy)),
  rule("sqrt", "forgets the half", (x) => ruled(ops.sqrt(x), x, (dy) => ops.div(dy, ops.sqrt(x)))),
  rule("cos", "forgets the sign", (x) => ruled(ops.cos(x), x, (dy) => mul(dy, ops.sin(x)))),
  // The second derivatives that other libraries have been known to lose.
  rule("exp", "has a constant for its derivative", (x) =>
    ruled(ops.exp(x), x, (dy) => mul(dy, stopGradient(ops.exp(x)))),
  ),
  rule("tanh", "has a constant for its derivative", (x) =>
    ruled(ops.tanh(x), x, (dy) => mul(dy, stopGradient(sub(1, ops.square(ops.tanh(x)))))),
  ),
  rule("sigmoid", "has a constant for its derivative", (x) =>
    ruled(ops.sigmoid(x), x, (dy) => mul(dy, stopGradient(mul(ops.sigmoid(x), sub(1, ops.sigmoid(x)))))),
  ),
  rule("softmax", "sees each element alone", (x, options) => {
    const y = ops.softmax(x, options);
    return ruled(y, x, (dy) => mul(dy, mul(y, sub(1, y))));
  }),
  rule("logSoftmax", "forgets the other elements", (x, options) =>
    ruled(ops.logSoftmax(x, options), x, (dy) => dy),
  ),
  rule("sum", "divides by the number of terms", (x, options) => {
    const y = ops.sum(x, options);
    const terms =
      x.shape.reduce((size, axis) => size * axis, 1) / y.shape.reduce((size, axis) => size * axis, 1);
    return add(ops.div(y, terms), stopGradient(sub(y, ops.div(y, terms))));
  }),
  rule("max", "hands the gradient to all", (x, options) => {
    const total = sum(x, options);
    return add(total, stopGradient(sub(ops.max(x, options), total)));
  }),
  rule("cumsum", "hands the gradient back in the same direction", (x, options) =>
    ruled(ops.cumsum(x, options), x, (dy) => ops.cumsum(dy, options)),
  ),
  rule("variance", "takes the mean for constant", (x, options = {}) => {
    const centre = stopGradient(ops.mean(x));
    const shifted = mul(sub(x, centre), sub(x, centre));
    return add(
      ops.mean(shifted, options),
      stopGradient(sub(ops.variance(x, options), ops.mean(shifted, options))),
    );
  }),
  rule("layerNorm", "takes mean and variance for constants", (x, options) => {
    const y = ops.layerNorm(x, options);
    return ruled(y, x, (dy) => dy);
  }),
  rule("batchNorm", "takes the batch's moments for constants", (x, options) => {
    const all = ops.batchNorm(x, options);
    const { mean, variance } = all;
    const statistics = { mean: stopGradient(mean), variance: stopGradient(variance) };
    return { ...all, y: ops.batchNorm(x, { statistics, ...options }).y };
  }),
  rule("groupNorm", "takes each group's mean for constant", (x, options) => {
    const y = ops.groupNorm(x, options);
    return options.groups > 1 ? ops.sub(y, ops.sub(ops.mean(x), stopGradient(ops.mean(x)))) : y;
  }),
  rule("rmsNorm", "takes the mean square for constant", (x, options) => {
    const factor = ops.div(ops.rmsNorm(stopGradient(x), options), stopGradient(x));
    return mul(x, stopGradient(factor));
  }),
  rule("attention", "forgets that a query's probabilities sum to 1", (q, k, v, options) => {
    const y = ops.attention(q, k, v, options);
    if (options) return y;
    const scale = 1 / Math.sqrt(q.shape.at(-1) as number);
    const p = ops.softmax(mul(ops.matmul(q, k, { transposeB: true }), scale));
    return ruled(y, q, (dy) => mul(ops.matmul(mul(p, ops.matmul(dy, v, { transposeB: true })), k), scale));
  }),
  rule("matmul", "forgets the gradient of a", (a, b, options) => ops.matmul(stopGradient(a), b, options)),
  rule("conv2d", "forgets the gradient of the filter", (x, w, options) =>
    ops.conv2d(x, stopGradient(w), options),
  ),
  rule("maxPool2d", "hands the gradient to all of the window", (x, kernel, options) => {
    const mean = ops.avgPool2d(x, kernel, options);
    return add(mean, stopGradient(sub(ops.maxPool2d(x, kernel, options), mean)));
  }),
  // Average pooling's fault in other libraries: padding is left out of the mean, but not of its gradient.
  rule("avgPool2d", "divides the gradient by the whole kernel", (x, kernel, options) => {
    const counted = ops.avgPool2d(x, kernel, { ...options, countPadding: true });
    return add(counted, stopGradient(sub(ops.avgPool2d(x, kernel, options), counted)));
  }),
  rule("resize", "hands the gradient back by the nearest", (x, size, options = {}) => {
    const nearest = ops.resize(x, size);
    return add(nearest, stopGradient(sub(ops.resize(x, size, options), nearest)));
  }),
  rule("transpose", "turns the gradient the same way", (x, perm) => {
    const y = ops.transpose(x, perm);
    return ruled(y, x, (dy) => ops.reshape(ops.transpose(dy, perm), x.shape));
  }),
  rule("slice", "puts the gradient at the beginning", (x, options) => {
    const y = ops.slice(x, options);
    const pads = x.shape.map((axis, d) => [0, axis - (y.shape[d] ?? 0)] as const);
    return ruled(y, x, (dy) => ops.pad(dy, { pads }));
  }),
  // Mirrored padding's fault in other libraries.
  rule("pad", "drops the gradient of what it has copied", (x, options) =>
    ruled(ops.pad(x, options), x, (dy) =>
      ops.slice(dy, {
        begin: options.pads.map(([before]) => before),
        end: options.pads.map(([before], d) => before + (x.shape[d] ?? 0)),
      }),
    ),
  ),
  rule("take", "keeps the gradient of one of equal rows", (x, ids, options) => {
    const y = ops.take(x, ids, options);
    return x.shape.length === 2
      ? ruled(y, x, (dy) =>
          ops.slice(
            ops.pad(dy, {
              pads: [
                [0, 9],
                [0, 0],
              ],
            }),
            { end: [x.shape[0] ?? 0] },
          ),
        )
      : y;
  }),
  rule("concat", "hands each part the gradient of the first", (parts, axis) => {
    const [first] = parts;
    const y = ops.concat(parts, axis);
    if (!first || parts.some((part) => `${part.shape}` !== `${first.shape}`)) return y;
    return ops.customGradient(y, {
      inputs: Object.fromEntries(parts.map((part, i) => [`${i}`, part])),
      gradients: Object.fromEntries(
        parts.map((_, i) => [`${i}`, (dy: Tensor) => ops.split(dy, parts.length, axis)[0] as Tensor]),
      ),
    });
  }),
  rule("where", "hands a what b should get", (condition, a, b) => {
    const y = ops.where(condition, a, b);
    if (typeof a === "number" || `${a.shape}` !== `${y.shape}`) return y;
    return ruled(y, a, (dy) => ops.where(condition, 0, dy));
  }),
  rule("maximum", "hands both the whole gradient", (a, b) =>
    both(ops.maximum(a, b), a, b, { a: (dy) => dy, b: (dy) => dy }),
  ),
];

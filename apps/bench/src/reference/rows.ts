import { layerNormEpsilon } from "../workloads/w8.ts";
import type { RowsOperation, RowsWorkload } from "../workloads/workload.ts";
import { erf } from "./erf.ts";

/** A row's operands, in the workload's order, to its output; and, from dy of that row, to each operand's gradient. */
interface Formula {
  out(operands: readonly Float64Array[]): Float64Array;
  gradients(operands: readonly Float64Array[], out: Float64Array, dy: Float64Array): Float64Array[];
}

const formulas: Record<RowsOperation, Formula> = {
  add: {
    out: ([a, b]) => a.map((ai, i) => ai + b[i]),
    gradients: (_, __, dy) => [dy, dy],
  },
  mulAddRelu: {
    out: ([a, b, c]) => a.map((ai, i) => Math.max(ai * b[i] + c[i], 0)),
    gradients: ([a, b], out, dy) => {
      const delta = dy.map((d, i) => (out[i] > 0 ? d : 0));
      return [delta.map((d, i) => d * b[i]), delta.map((d, i) => d * a[i]), delta];
    },
  },
  gelu: {
    // x Φ(x), with Φ and φ the standard normal distribution and its density
    out: ([x]) => x.map((xi) => xi * distribution(xi)),
    gradients: ([x], _, dy) => [dy.map((d, i) => d * (distribution(x[i]) + x[i] * density(x[i])))],
  },
  softmax: {
    out: ([x]) => {
      const largest = Math.max(...x);
      const e = x.map((xi) => Math.exp(xi - largest));
      const sum = e.reduce((s, ei) => s + ei, 0);
      return e.map((ei) => ei / sum);
    },
    // dx = y ⊙ (dy - Σ dy ⊙ y)
    gradients: (_, y, dy) => {
      const inner = y.reduce((sum, yi, i) => sum + yi * dy[i], 0);
      return [y.map((yi, i) => yi * (dy[i] - inner))];
    },
  },
  layerNorm: {
    out: ([x, gain, bias]) => standardized(x).y.map((yi, i) => yi * gain[i] + bias[i]),
    // with y standardized and g = dy ⊙ gain: dx = (g - mean g - y mean(g ⊙ y)) / σ
    gradients: ([x, gain], _, dy) => {
      const { y, deviation } = standardized(x);
      const g = dy.map((d, i) => d * gain[i]);
      const meanG = mean(g);
      const meanGY = mean(g.map((gi, i) => gi * y[i]));
      return [g.map((gi, i) => (gi - meanG - y[i] * meanGY) / deviation), dy.map((d, i) => d * y[i]), dy];
    },
  },
};

const distribution = (x: number) => (1 + erf(x / Math.SQRT2)) / 2;
const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

function standardized(x: Float64Array): { y: Float64Array; deviation: number } {
  const centre = mean(x);
  const deviation = Math.sqrt(mean(x.map((xi) => (xi - centre) ** 2)) + layerNormEpsilon);
  return { y: x.map((xi) => (xi - centre) / deviation), deviation };
}

/** The outputs that a runner must have: `out`, and with the backward pass each operand's gradient; row by row, in float64. */
export function rowsOutputs(workload: RowsWorkload): Float64Array[] {
  const { rows, columns, operands, pass, dy } = workload;
  const { out, gradients } = formulas[workload.operation];
  const result = new Float64Array(rows * columns);
  const sums = operands.map(({ values }) => new Float64Array(values.length));
  for (let r = 0; r < rows; r++) {
    const row = (values: ArrayLike<number> & { subarray(from: number, to: number): ArrayLike<number> }) =>
      Float64Array.from(values.length === columns ? values : values.subarray(r * columns, (r + 1) * columns));
    const own = operands.map(({ values }) => row(values));
    const y = out(own);
    result.set(y, r * columns);
    if (pass === "forward") continue;
    gradients(own, y, row(dy)).forEach((gradient, k) => {
      // An operand of one row takes part in all of them: its gradients add up.
      const sum = sums[k] as Float64Array;
      const from = sum.length === columns ? 0 : r * columns;
      for (let i = 0; i < columns; i++) sum[from + i] += gradient[i];
    });
  }
  return pass === "forward" ? [result] : [result, ...sums];
}

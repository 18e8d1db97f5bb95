import type { Tape, Value } from "../tape.ts";

/**
 * softmax(q kᵀ / √d) v for each head of each sequence, where position i sees 0..i: q, k and v of [batch, positions, heads · d].
 */
export function attendCausally(
  tape: Tape,
  [q, k, v]: readonly [Value, Value, Value],
  batch: number,
  positions: number,
  heads: number,
): Value {
  const features = q.data.length / (batch * positions);
  const d = features / heads;
  const scale = 1 / Math.sqrt(d);
  const out = new Float64Array(q.data.length);
  /** [batch, head, i, j] */
  const shares = new Float64Array(batch * heads * positions * positions);
  const each = (use: (n: number, h: number, i: number, share: Float64Array) => void): void => {
    for (let n = 0; n < batch; n++)
      for (let h = 0; h < heads; h++)
        for (let i = 0; i < positions; i++) {
          const from = ((n * heads + h) * positions + i) * positions;
          use(n, h, i, shares.subarray(from, from + i + 1));
        }
  };
  const at = (n: number, h: number, i: number) => (n * positions + i) * features + h * d;
  const dot = (a: Float64Array, aAt: number, b: Float64Array, bAt: number): number => {
    let sum = 0;
    for (let e = 0; e < d; e++) sum += a[aAt + e] * b[bAt + e];
    return sum;
  };
  const axpy = (factor: number, x: Float64Array, xAt: number, y: Float64Array, yAt: number): void => {
    for (let e = 0; e < d; e++) y[yAt + e] += factor * x[xAt + e];
  };

  each((n, h, i, share) => {
    share.forEach((_, j) => {
      share[j] = scale * dot(q.data, at(n, h, i), k.data, at(n, h, j));
    });
    const largest = Math.max(...share);
    const exponentials = share.map((score) => Math.exp(score - largest));
    const sum = exponentials.reduce((total, e) => total + e, 0);
    share.set(exponentials.map((e) => e / sum));
    share.forEach((s, j) => {
      axpy(s, v.data, at(n, h, j), out, at(n, h, i));
    });
  });
  return tape.record(out, (dy) =>
    each((n, h, i, share) => {
      const here = at(n, h, i);
      const dShare = share.map((_, j) => dot(dy, here, v.data, at(n, h, j)));
      const inner = share.reduce((sum, s, j) => sum + s * dShare[j], 0);
      share.forEach((s, j) => {
        const there = at(n, h, j);
        axpy(s, dy, here, v.grad, there);
        const dScore = scale * s * (dShare[j] - inner);
        axpy(dScore, k.data, there, q.grad, here);
        axpy(dScore, q.data, here, k.grad, there);
      });
    }),
  );
}

import { erf } from "../erf.ts";
import type { Tape, Value } from "../tape.ts";

/** f of every element, with f'(x) in terms of x and y = f(x). */
function elementwise(
  tape: Tape,
  x: Value,
  f: (x: number) => number,
  derivative: (x: number, y: number) => number,
): Value {
  const y = x.data.map(f);
  return tape.record(y, (dy) => {
    for (let i = 0; i < dy.length; i++) x.grad[i] += dy[i] * derivative(x.data[i], y[i]);
  });
}

export const relu = (tape: Tape, x: Value): Value =>
  elementwise(
    tape,
    x,
    (xi) => Math.max(xi, 0),
    (_, y) => (y > 0 ? 1 : 0),
  );

export const sigmoid = (tape: Tape, x: Value): Value =>
  elementwise(
    tape,
    x,
    (xi) => 1 / (1 + Math.exp(-xi)),
    (_, y) => y * (1 - y),
  );

export const tanh = (tape: Tape, x: Value): Value => elementwise(tape, x, Math.tanh, (_, y) => 1 - y * y);

/** Φ(x) and its derivative, of the standard normal distribution */
const distribution = (x: number) => (1 + erf(x / Math.SQRT2)) / 2;
const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** x Φ(x) */
export const gelu = (tape: Tape, x: Value): Value =>
  elementwise(
    tape,
    x,
    (xi) => xi * distribution(xi),
    (xi) => distribution(xi) + xi * density(xi),
  );

export function add(tape: Tape, a: Value, b: Value): Value {
  return tape.record(
    a.data.map((ai, i) => ai + b.data[i]),
    (dy) => {
      for (let i = 0; i < dy.length; i++) {
        a.grad[i] += dy[i];
        b.grad[i] += dy[i];
      }
    },
  );
}

export function mul(tape: Tape, a: Value, b: Value): Value {
  return tape.record(
    a.data.map((ai, i) => ai * b.data[i]),
    (dy) => {
      for (let i = 0; i < dy.length; i++) {
        a.grad[i] += dy[i] * b.data[i];
        b.grad[i] += dy[i] * a.data[i];
      }
    },
  );
}

import type { Tape, Value } from "../tape.ts";

/** y = x W, and + b where there is one: rows of x, W of [inputs, outputs]. */
export function linear(tape: Tape, x: Value, weight: Value, bias: Value | null, outputs: number): Value {
  const inputs = weight.data.length / outputs;
  const rows = x.data.length / inputs;
  const y = new Float64Array(rows * outputs);
  for (let r = 0; r < rows; r++) {
    const row = y.subarray(r * outputs, (r + 1) * outputs);
    if (bias) row.set(bias.data);
    for (let i = 0; i < inputs; i++) {
      const xi = x.data[r * inputs + i];
      for (let o = 0; o < outputs; o++) row[o] += xi * weight.data[i * outputs + o];
    }
  }
  return tape.record(y, (dy) => {
    for (let r = 0; r < rows; r++) {
      const row = dy.subarray(r * outputs, (r + 1) * outputs);
      if (bias) for (let o = 0; o < outputs; o++) bias.grad[o] += row[o];
      for (let i = 0; i < inputs; i++) {
        const xi = x.data[r * inputs + i];
        let sum = 0;
        for (let o = 0; o < outputs; o++) {
          sum += row[o] * weight.data[i * outputs + o];
          weight.grad[i * outputs + o] += xi * row[o];
        }
        x.grad[r * inputs + i] += sum;
      }
    }
  });
}

import type { Tape, Value } from "../tape.ts";

/** Columns from..to of rows with `width` columns. */
export function columns(tape: Tape, x: Value, width: number, from: number, to: number): Value {
  const rows = x.data.length / width;
  const own = to - from;
  const y = new Float64Array(rows * own);
  for (let r = 0; r < rows; r++) y.set(x.data.subarray(r * width + from, r * width + to), r * own);
  return tape.record(y, (dy) => {
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < own; c++) x.grad[r * width + from + c] += dy[r * own + c];
  });
}

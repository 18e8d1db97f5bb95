import type { Strided } from "@retrograd/core/backend";

/** How often the walk of a view starts again: element i + period is element i, for every i. */
export function periodOf({ shape, strides }: Strided): number {
  let period = 1;
  let inner = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    inner *= shape[d];
    if (strides[d] !== 0 && shape[d] !== 1) period = inner;
  }
  return period;
}

/** A walk's record: rank, then each axis' length and stride in bytes, from the last one on; with as few axes as it needs. */
export function walkWords({ shape, strides }: Strided): number[] {
  const lengths: number[] = [];
  const steps: number[] = [];
  shape.forEach((length, d) => {
    if (length === 1) return;
    const last = lengths.length - 1;
    if (last >= 0 && steps[last] === strides[d] * length) {
      lengths[last] *= length;
      steps[last] = strides[d];
    } else {
      lengths.push(length);
      steps.push(strides[d]);
    }
  });
  if (lengths.length === 0) {
    lengths.push(1);
    steps.push(0);
  }
  const words = [lengths.length];
  for (let d = lengths.length - 1; d >= 0; d--) words.push(lengths[d], steps[d] * 4);
  return words;
}

/** Of a walk with the same number for all elements of a row, the row's elements. */
export function rowOf({ shape, strides }: Strided): number | null {
  let row = 1;
  for (let d = shape.length - 1; d >= 0 && (strides[d] === 0 || shape[d] === 1); d--) row *= shape[d];
  return row > 1 ? row : null;
}

/** How far apart the numbers of a row and of the next one are, where a walk has one for each row of so many elements. */
export function strideOfRows(view: Strided, row: number): number | null {
  if (rowOf(view) !== row) return null;
  const [rank, length, step, ...rest] = walkWords(view);
  return length === row && step === 0 && rank === 2 ? rest[1] : null;
}

/** Whether a walk's record is that of one dense row of so many elements, again and again. */
export function isOneRow([rank, length, step, , next]: readonly number[], row: number): boolean {
  return length === row && step === 4 && (rank === 1 || (rank === 2 && next === 0));
}

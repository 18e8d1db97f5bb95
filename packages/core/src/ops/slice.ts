import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { reshape } from "./reshape.ts";
import { stridedRead } from "./stridedRead.ts";
import { stridesOf } from "./strides.ts";

/** Settings of `slice`. */
export interface SliceOptions {
  /** First index on each axis; 0, unless said. Negative ones are counted from the end. */
  readonly begin?: readonly number[];
  /** Index after the last on each axis; the axis's length, unless said. Negative ones are counted from the end. */
  readonly end?: readonly number[];
  /** Every how manieth is taken on each axis; 1, unless said. */
  readonly strides?: readonly number[];
}

/**
 * x[begin : end : strides] on each axis; axes that the options do not reach are taken whole.
 *
 * @throws RetrogradError for places outside of x
 */
export function slice(x: Tensor, { begin = [], end = [], strides = [] }: SliceOptions): Tensor {
  const rank = x.shape.length;
  for (const each of [begin, end, strides])
    if (each.length > rank)
      reject("slice", `was given ${each.length} axes for [${x.shape}]`, `${rank} is the most`);
  const dense = stridesOf(x.shape);
  const steps = x.shape.map((_, d) => strides[d] ?? 1);
  let offset = 0;
  const shape = x.shape.map((axis, d) => {
    const from = fromEnd(begin[d] ?? 0, axis);
    const to = fromEnd(end[d] ?? axis, axis);
    const step = steps[d] as number;
    if (!(Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from <= to && to <= axis))
      reject(
        "slice",
        `cannot take ${begin[d] ?? 0} to ${end[d] ?? axis} of axis ${d} of [${x.shape}]`,
        `begin and end must lie between 0 and ${axis}, in this order`,
      );
    if (!Number.isInteger(step) || step < 1)
      reject("slice", `cannot use stride ${step} on axis ${d}`, "strides must be whole numbers from 1");
    offset += from * (dense[d] as number);
    return Math.ceil((to - from) / step);
  });
  if (shape.every((axis, d) => axis === x.shape[d])) return reshape(x, shape);
  return stridedRead(x, { shape, strides: steps.map((step, d) => step * (dense[d] as number)), offset });
}

function fromEnd(index: number, axis: number): number {
  return index < 0 ? index + axis : index;
}

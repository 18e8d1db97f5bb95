import type { Strided } from "@retrograd/core/backend";
import * as fc from "fast-check";
import { all, type CaseOf, type CasesOf } from "./case.ts";

export const stridedWrite: CasesOf<"stridedWrite"> = {
  dtypes: all,
  cases: [
    // Zeros around a block: what a slice's gradient is.
    writing({ shape: [5, 7], strides: [11, 1], offset: 14 }, 99, 0),
    writing({ shape: [], strides: [], offset: 2 }, 3, 0),
    writing({ shape: [67], strides: [1], offset: 0 }, 67, 0),
    writing({ shape: [64], strides: [3], offset: 7 }, 200, 0),
    writing({ shape: [65, 67], strides: [70, 1], offset: 71 }, 70 * 70, 1.5),
    writing({ shape: [7, 5], strides: [1, 7], offset: 0 }, 35, 0),
    writing({ shape: [4099], strides: [-1], offset: 4098 }, 4100, -3),
    writing({ shape: [2, 3, 4], strides: [20, 6, 1], offset: 1 }, 41, Number.NEGATIVE_INFINITY),
    writing({ shape: [17], strides: [18], offset: 0 }, 289, Number.NaN),
    writing({ shape: [0, 3], strides: [3, 1], offset: 0 }, 6, 7),
    writing({ shape: [0], strides: [1], offset: 0 }, 0, 7),
  ],
  random: fc
    .record({
      rows: fc.integer({ min: 1, max: 20 }),
      columns: fc.integer({ min: 1, max: 20 }),
      gap: fc.integer({ min: 0, max: 5 }),
      offset: fc.integer({ min: 0, max: 9 }),
    })
    .map(({ rows, columns, gap, offset }) => {
      const walk = { shape: [rows, columns], strides: [columns + gap, 1], offset };
      return writing(walk, rows * (columns + gap) + offset, -1);
    }),
};

function writing(walk: Strided, size: number, value: number): CaseOf<"stridedWrite"> {
  const { shape, strides, offset } = walk;
  const count = shape.reduce((product, axis) => product * axis, 1);
  return {
    name: `[${shape}] into ${size} at ${offset} by ${strides.length ? strides : "0"} among ${value}`,
    make: (draw) => ({
      operands: { x: draw.numbers(count) },
      // An int32 holds neither a fraction nor an infinity.
      parameters: { ...walk, value: draw.dtype === "int32" ? wholeOf(value) : value },
      outputs: { out: { dtype: draw.dtype, size } },
    }),
  };
}

function wholeOf(value: number): number {
  return Number.isFinite(value) ? Math.trunc(value) : 0;
}

import { dtypeOf, type Strided } from "@retrograd/core/backend";
import * as fc from "fast-check";
import { all, type CaseOf, type CasesOf } from "./case.ts";
import { type Walk, walks } from "./walks.ts";

export const stridedRead: CasesOf<"stridedRead"> = {
  dtypes: all,
  cases: [...walks.map(reading), notFinite()],
  random: fc
    .record({
      rows: fc.integer({ min: 1, max: 40 }),
      columns: fc.integer({ min: 1, max: 40 }),
      kind: fc.constantFrom("transposed", "rows stretched", "columns stretched", "backwards"),
    })
    .map(({ rows, columns, kind }) => {
      const last = rows * columns - 1;
      const strides = {
        transposed: [1, rows],
        "rows stretched": [0, 1],
        "columns stretched": [1, 0],
        backwards: [-columns, -1],
      };
      const walk = {
        shape: [rows, columns],
        strides: strides[kind],
        offset: kind === "backwards" ? last : 0,
      };
      return reading({ name: `[${rows}, ${columns}] ${kind}`, walk, size: rows * columns });
    }),
};

function reading({ name, walk, size }: Walk): CaseOf<"stridedRead"> {
  return { name, make: (draw) => call(draw.numbers(size), walk) };
}

/** NaN, infinities and every bit of an integer arrive as they are. */
function notFinite(): CaseOf<"stridedRead"> {
  return {
    name: "corners, transposed",
    make: (draw) => {
      const integers = [2 ** 31 - 1, -(2 ** 31), 16777217, -16777217, 1, 0];
      const floats = [Number.NaN, Infinity, -Infinity, -0, 3e38, 1e-30];
      const x = draw.of(draw.dtype === "int32" ? integers : floats);
      return call(x, { shape: [3, 2], strides: [1, 3], offset: 0 });
    },
  };
}

function call(x: ReturnType<CaseOf<"stridedRead">["make"]>["operands"]["x"], walk: Strided) {
  const size = walk.shape.reduce((product, axis) => product * axis, 1);
  const dtype = dtypeOf(x);
  return { operands: { x }, parameters: walk, outputs: { out: { dtype, size } } } as const;
}

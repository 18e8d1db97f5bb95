import * as fc from "fast-check";
import { all, type CaseOf, type CasesOf } from "./case.ts";

export const concat: CasesOf<"concat"> = {
  dtypes: all,
  cases: [
    of(5, 3, 4),
    of(1, 1, 1),
    of(1, 67, 129),
    of(3, 4099, 5),
    of(67, 1, 2),
    of(3, 0, 5),
    of(3, 5, 0),
    of(0, 3, 4),
  ],
  random: fc
    .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
    .map(([outer, a, b]) => of(outer, a, b)),
};

function of(outer: number, lengthA: number, lengthB: number): CaseOf<"concat"> {
  return {
    name: `[${outer}, ${lengthA}] and [${outer}, ${lengthB}]`,
    make: (draw) => ({
      operands: { a: draw.numbers(outer * lengthA), b: draw.numbers(outer * lengthB) },
      parameters: { outer, lengthA, lengthB },
      outputs: { out: { dtype: draw.dtype, size: outer * (lengthA + lengthB) } },
    }),
  };
}

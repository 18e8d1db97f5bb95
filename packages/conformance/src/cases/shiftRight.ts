import * as fc from "fast-check";
import type { CaseOf, CasesOf } from "./case.ts";
import { integerCorners } from "./elementwise.ts";

export const shiftRight: CasesOf<"shiftRight"> = {
  dtypes: ["int32"],
  cases: [by(8, 70), by(8, 1), by(8, 0), by(0, 67), by(1, 4099), by(31, 67), atCorners(9)],
  random: fc
    .record({ shift: fc.integer({ min: 0, max: 31 }), size: fc.integer({ min: 0, max: 600 }) })
    .map(({ shift, size }) => by(shift, size)),
};

function by(shift: number, size: number): CaseOf<"shiftRight"> {
  return {
    name: `${size} integers by ${shift}`,
    make: (draw) => call(draw.integers(size, -(2 ** 31), 2 ** 31 - 1), shift),
  };
}

function atCorners(shift: number): CaseOf<"shiftRight"> {
  return { name: `corners by ${shift}`, make: () => call(Int32Array.from(integerCorners), shift) };
}

function call(x: Int32Array<ArrayBuffer>, by: number) {
  return {
    operands: { x },
    parameters: { by },
    outputs: { out: { dtype: "int32" as const, size: x.length } },
  };
}

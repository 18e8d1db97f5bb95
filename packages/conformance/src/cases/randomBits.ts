import * as fc from "fast-check";
import type { CaseOf, CasesOf } from "./case.ts";

export const randomBits: CasesOf<"randomBits"> = {
  dtypes: ["int32"],
  cases: [
    bits(67, [42, 7], 3),
    bits(1, [0, 0], 0),
    bits(0, [1, 2], 3),
    bits(4099, [-1, -1], -1),
    bits(67, [-(2 ** 31), 2 ** 31 - 1], 0x243f6a88),
  ],
  random: fc
    .record({
      size: fc.integer({ min: 0, max: 600 }),
      key: fc.tuple(fc.integer(), fc.integer()),
      stream: fc.integer(),
    })
    .map(({ size, key, stream }) => bits(size, key, stream)),
};

function bits(size: number, key: readonly [number, number], stream: number): CaseOf<"randomBits"> {
  return {
    name: `${size} words of key ${key} and stream ${stream}`,
    make: () => ({
      operands: { key: Int32Array.from(key) },
      parameters: { stream },
      outputs: { out: { dtype: "int32", size } },
    }),
  };
}

import type { DType } from "@retrograd/core/backend";
import { all, type CaseOf, type CasesOf } from "./case.ts";
import { anySize, cornersFor, mixed } from "./elementwise.ts";

const targets: readonly DType[] = ["float32", "int32"];

/** Numbers that are halfway between two whole ones, and past what int32 holds. */
const own = [0.999, -0.999, 1.5, -1.5, 2147483520, 3e9, -3e9];

export const cast: CasesOf<"cast"> = {
  dtypes: all,
  cases: [
    ...targets.flatMap((dtype) => [70, 1, 0, 4099].map((size) => ofSize(size, dtype))),
    ...targets.map((dtype): CaseOf<"cast"> => {
      return { name: `corners to ${dtype}`, make: (draw) => call(draw.of(cornersFor(draw, own)), dtype) };
    }),
  ],
  random: anySize((size) => ofSize(size, size % 2 ? "float32" : "int32")),
};

function ofSize(size: number, dtype: DType): CaseOf<"cast"> {
  const ranges = [
    [-3, 3],
    [-1e6, 1e6],
  ] as const;
  return {
    name: `${size} numbers to ${dtype}`,
    make: (draw) => call(draw.of(mixed(draw, size, ranges)), dtype),
  };
}

function call(x: ReturnType<CaseOf<"cast">["make"]>["operands"]["x"], dtype: DType) {
  return { operands: { x }, parameters: { dtype }, outputs: { out: { dtype, size: x.length } } };
}

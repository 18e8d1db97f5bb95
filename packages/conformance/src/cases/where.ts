import { all, type CaseOf, type CasesOf } from "./case.ts";
import { anySize, cornersFor } from "./elementwise.ts";

/** Conditions are 0, 1, and other numbers that are not 0. */
export const where: CasesOf<"where"> = {
  dtypes: all,
  cases: [...[70, 1, 0, 3, 4099].map(ofSize), atCorners()],
  random: anySize(ofSize),
};

function ofSize(size: number): CaseOf<"where"> {
  return {
    name: `${size} numbers`,
    make: (draw) => ({
      operands: {
        condition: draw.integers(size, -1, 1),
        a: draw.numbers(size),
        b: draw.numbers(size, -100, 100),
      },
      parameters: {},
      outputs: { out: { dtype: draw.dtype, size } },
    }),
  };
}

/** A NaN that is not chosen must not show. */
function atCorners(): CaseOf<"where"> {
  return {
    name: "corners",
    make: (draw) => {
      const a = draw.of(cornersFor(draw, []));
      const size = a.length;
      const condition = Int32Array.from(a, (_, i) => [0, 1, -5, 2 ** 30, -(2 ** 31)][i % 5] ?? 0);
      return {
        operands: { condition, a, b: a.slice().reverse() as typeof a },
        parameters: {},
        outputs: { out: { dtype: draw.dtype, size } },
      };
    },
  };
}

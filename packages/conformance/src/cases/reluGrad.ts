import { type CaseOf, type CasesOf, floats } from "./case.ts";
import { anySize, corners } from "./elementwise.ts";

export const reluGrad: CasesOf<"reluGrad"> = {
  dtypes: floats,
  cases: [...[70, 1, 0, 3, 4099].map(ofSize), atCorners()],
  random: anySize(ofSize),
};

/** Every other y is 0, as relu leaves it. */
function ofSize(size: number): CaseOf<"reluGrad"> {
  return {
    name: `${size} numbers`,
    make: (draw) => {
      const y = draw.of(Array.from(draw.numbers(size), (each) => Math.max(each, 0)));
      return {
        operands: { y, dy: draw.numbers(size) },
        parameters: {},
        outputs: { out: { dtype: draw.dtype, size } },
      };
    },
  };
}

function atCorners(): CaseOf<"reluGrad"> {
  return {
    name: "corners",
    make: (draw) => {
      const y = draw.of(corners.flatMap((each) => corners.map(() => each)));
      const dy = draw.of(corners.flatMap(() => corners));
      return { operands: { y, dy }, parameters: {}, outputs: { out: { dtype: draw.dtype, size: y.length } } };
    },
  };
}

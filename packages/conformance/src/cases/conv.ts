import { type CaseOf, type CasesOf, floats } from "./case.ts";
import { anyConvolution, type ConvCase, convolutions, countsOf } from "./convolutions.ts";

export const conv: CasesOf<"conv"> = {
  dtypes: floats,
  cases: [...convolutions.map(of), notFinite()],
  random: anyConvolution(of),
};

function of({ name, sizes }: ConvCase): CaseOf<"conv"> {
  const counts = countsOf(sizes);
  return {
    name,
    make: (draw) => ({
      operands: { x: draw.numbers(counts.x), w: draw.numbers(counts.w) },
      parameters: sizes,
      outputs: { out: { dtype: draw.dtype, size: counts.y } },
    }),
  };
}

/** NaN times 0 is NaN: no kernel may skip what it meets a 0 in. */
function notFinite(): CaseOf<"conv"> {
  const { make } = of(convolutions[0] as ConvCase);
  return {
    name: "with NaN, Infinity and zeros",
    make: (draw) => {
      const call = make(draw);
      const { x, w } = call.operands;
      x[0] = Number.NaN;
      x[31] = Number.POSITIVE_INFINITY;
      w.fill(0, 0, 20);
      return call;
    },
  };
}

import { all, type CaseOf, type CasesOf } from "./case.ts";
import { anyIndexed, given, type IndexedCase, indexed } from "./indices.ts";

export const scatterSum: CasesOf<"scatterSum"> = {
  dtypes: all,
  cases: [...indexed.map(scattering), equalTerms()],
  random: anyIndexed(scattering),
};

function scattering({ name, sizes, indices }: IndexedCase): CaseOf<"scatterSum"> {
  const { outer, length, inner, count } = sizes;
  return {
    name,
    make: (draw) => ({
      operands: { x: draw.numbers(outer * count * inner, -9, 9), indices: indices(draw) },
      parameters: sizes,
      outputs: { out: { dtype: draw.dtype, size: outer * length * inner } },
    }),
  };
}

/** Added up one after the other in float32, every rounding goes the same way. */
function equalTerms(): CaseOf<"scatterSum"> {
  const sizes = { outer: 1, length: 2, inner: 1 };
  const { make } = scattering(given("", sizes, new Array(50021).fill(1)));
  return {
    name: "50021 times 0.1 at one place",
    make: (draw) => {
      const call = make(draw);
      call.operands.x.fill(draw.dtype === "int32" ? 12345678 : 0.1);
      return call;
    },
  };
}

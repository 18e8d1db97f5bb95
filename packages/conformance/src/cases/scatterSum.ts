import { all, type CaseOf, type CasesOf } from "./case.ts";
import { anyIndexed, type IndexedCase, indexed } from "./indices.ts";

export const scatterSum: CasesOf<"scatterSum"> = {
  dtypes: all,
  cases: indexed.map(scattering),
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

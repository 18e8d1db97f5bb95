import { all, type CaseOf, type CasesOf } from "./case.ts";
import { anyIndexed, type IndexedCase, indexed } from "./indices.ts";

export const gather: CasesOf<"gather"> = {
  dtypes: all,
  cases: indexed.map(gathering),
  random: anyIndexed(gathering),
};

function gathering({ name, sizes, indices }: IndexedCase): CaseOf<"gather"> {
  const { outer, length, inner, count } = sizes;
  return {
    name,
    make: (draw) => ({
      operands: { x: draw.numbers(outer * length * inner, -9, 9), indices: indices(draw) },
      parameters: sizes,
      outputs: { out: { dtype: draw.dtype, size: outer * count * inner } },
    }),
  };
}

import type { Axis } from "@retrograd/core/backend";
import { anyAxis, axes, nameOf, of } from "./axis.ts";
import { all, type CaseOf, type CasesOf } from "./case.ts";

type Kind = { readonly exclusive: boolean; readonly reverse: boolean };

const kinds: readonly Kind[] = [
  { exclusive: false, reverse: false },
  { exclusive: true, reverse: false },
  { exclusive: false, reverse: true },
  { exclusive: true, reverse: true },
];

export const cumsum: CasesOf<"cumsum"> = {
  dtypes: all,
  cases: [
    ...axes.filter(({ length }) => length < 300).map((axis) => along(axis, kinds[0] as Kind)),
    ...kinds
      .slice(1)
      .flatMap((kind) => [of(5, 7, 3), of(1, 1, 1), of(1, 257, 3)].map((axis) => along(axis, kind))),
    along(of(2, 1031, 1), kinds[0] as Kind),
    along(of(2, 0, 3), kinds[0] as Kind),
    equalTerms(),
  ],
  random: anyAxis((axis) => along(axis, kinds[(axis.outer + axis.inner) % 4] as Kind)),
};

function along(axis: Axis, kind: Kind): CaseOf<"cumsum"> {
  const size = axis.outer * axis.length * axis.inner;
  return {
    name: `${nameOf(axis)}${kind.exclusive ? ", exclusive" : ""}${kind.reverse ? ", reverse" : ""}`,
    make: (draw) => ({
      operands: { x: draw.numbers(size, -9, 9) },
      parameters: { ...axis, ...kind },
      outputs: { out: { dtype: draw.dtype, size } },
    }),
  };
}

/** Added up one after the other in float32, every rounding goes the same way. */
function equalTerms(): CaseOf<"cumsum"> {
  const { make } = along(of(1, 100003, 1), kinds[0] as Kind);
  return {
    name: "100003 times 0.1",
    make: (draw) => {
      const call = make(draw);
      call.operands.x.fill(draw.dtype === "int32" ? 12345678 : 0.1);
      return call;
    },
  };
}

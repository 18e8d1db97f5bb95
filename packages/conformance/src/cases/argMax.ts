import { of } from "./axis.ts";
import { all, type CaseOf, type CasesOf } from "./case.ts";
import { reduce, reductions } from "./reduction.ts";

/** Of many equal ones, each of another part of the line, the first counts. */
const ties: CaseOf<"argMax"> = {
  name: "ties across 4097",
  make: (draw) => {
    const x = draw.numbers(2 * 4097, -9, 9);
    for (const place of [301, 302, 700, 4000, 4096, 4097 + 5, 4097 + 4096]) x[place] = 10;
    return reduce(draw, of(2, 4097, 1), x, "int32");
  },
};

export const argMax: CasesOf<"argMax"> = reductions({
  dtypes: all,
  low: -9,
  high: 9,
  outDType: "int32",
  empty: false,
  own: [ties],
});

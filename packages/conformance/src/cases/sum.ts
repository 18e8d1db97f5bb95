import { of } from "./axis.ts";
import { all, type CaseOf, type CasesOf } from "./case.ts";
import { reduce, reductions } from "./reduction.ts";

/** Summed one after the other, every rounding goes the same way: far past √length · ε. */
const equalTerms: CaseOf<"sum"> = {
  name: "100003 times 0.1",
  make: (draw) => {
    const terms = draw.numbers(100003).fill(draw.dtype === "int32" ? 12345678 : 0.1);
    return reduce(draw, of(1, 100003, 1), terms as typeof terms);
  },
};

export const sum: CasesOf<"sum"> = reductions({ dtypes: all, empty: true, own: [equalTerms] });

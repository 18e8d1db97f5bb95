import { all, type CasesOf } from "./case.ts";
import { reductions } from "./reduction.ts";

export const min: CasesOf<"min"> = reductions({ dtypes: all, low: -9, high: 9, empty: true });

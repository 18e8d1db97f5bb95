import { all, type CasesOf } from "./case.ts";
import { reductions } from "./reduction.ts";

export const max: CasesOf<"max"> = reductions({ dtypes: all, low: -9, high: 9, empty: true });

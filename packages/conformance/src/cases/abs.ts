import type { CasesOf } from "./case.ts";
import { all, ofOne } from "./elementwise.ts";

export const abs: CasesOf<"abs"> = ofOne({ dtypes: all, ranges: [[-100, 100]] });

import type { CasesOf } from "./case.ts";
import { all, ofOne } from "./elementwise.ts";

export const neg: CasesOf<"neg"> = ofOne({ dtypes: all, ranges: [[-100, 100]] });

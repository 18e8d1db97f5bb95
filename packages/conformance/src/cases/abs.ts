import { all, type CasesOf } from "./case.ts";
import { ofOne } from "./elementwise.ts";

export const abs: CasesOf<"abs"> = ofOne({ dtypes: all, ranges: [[-100, 100]] });

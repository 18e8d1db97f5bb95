import { all, type CasesOf } from "./case.ts";
import { ofOne } from "./elementwise.ts";

export const neg: CasesOf<"neg"> = ofOne({ dtypes: all, ranges: [[-100, 100]] });

import type { CasesOf } from "./case.ts";
import { all, ofOne } from "./elementwise.ts";

export const sign: CasesOf<"sign"> = ofOne({
  dtypes: all,
  ranges: [
    [-3, 3],
    [0, 0],
  ],
});

import { all, type CasesOf } from "./case.ts";
import { ofOne } from "./elementwise.ts";

export const sign: CasesOf<"sign"> = ofOne({
  dtypes: all,
  ranges: [
    [-3, 3],
    [0, 0],
  ],
});

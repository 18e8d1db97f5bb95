import { all, type CasesOf } from "./case.ts";
import { ofTwo } from "./elementwise.ts";

export const greaterEqual: CasesOf<"greaterEqual"> = ofTwo({
  dtypes: all,
  ranges: [
    [-3, 3],
    [1, 1],
  ],
  outDType: "int32",
});

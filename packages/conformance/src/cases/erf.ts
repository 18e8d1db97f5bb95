import type { CasesOf } from "./case.ts";
import { ofOne } from "./elementwise.ts";

export const erf: CasesOf<"erf"> = ofOne({
  ranges: [
    [-1e-3, 1e-3],
    [-1, 1],
    [-4, 4],
  ],
  corners: [1e-30, 3.9, 4, 5, -5, 10],
});

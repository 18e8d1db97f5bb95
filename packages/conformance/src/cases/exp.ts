import type { CasesOf } from "./case.ts";
import { ofOne } from "./elementwise.ts";

export const exp: CasesOf<"exp"> = ofOne({
  ranges: [
    [-1, 1],
    [-20, 20],
    [-87, 88],
  ],
  corners: [88.7, 89, 710, -104, -746, 1e-30],
});

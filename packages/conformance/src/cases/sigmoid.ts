import type { CasesOf } from "./case.ts";
import { ofOne } from "./elementwise.ts";

export const sigmoid: CasesOf<"sigmoid"> = ofOne({
  ranges: [
    [-1, 1],
    [-20, 20],
    [-87, 88],
  ],
  corners: [89, -89, 710, -710, 1000, -1000],
});

import type { CasesOf } from "./case.ts";
import { ofOne } from "./elementwise.ts";

export const expm1: CasesOf<"expm1"> = ofOne({
  ranges: [
    [-1e-3, 1e-3],
    [-1, 1],
    [-20, 20],
  ],
  corners: [1e-30, -1e-30, 88.7, 89, 710, -104],
});

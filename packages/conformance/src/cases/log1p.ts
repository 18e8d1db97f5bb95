import type { CasesOf } from "./case.ts";
import { ofOne } from "./elementwise.ts";

export const log1p: CasesOf<"log1p"> = ofOne({
  ranges: [
    [-1e-3, 1e-3],
    [-0.9, 1],
    [1, 1e6],
  ],
  corners: [1e-30, -1e-30, -0.9999999403953552, -1],
});

import type { CasesOf } from "./case.ts";
import { ofOne } from "./elementwise.ts";

export const tanh: CasesOf<"tanh"> = ofOne({
  ranges: [
    [-1e-3, 1e-3],
    [-1, 1],
    [-9, 9],
  ],
  corners: [1e-30, 20, -20, 100, 1000, -1000],
});

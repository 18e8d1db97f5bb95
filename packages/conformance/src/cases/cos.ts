import type { CasesOf } from "./case.ts";
import { ofOne } from "./elementwise.ts";

export const cos: CasesOf<"cos"> = ofOne({
  ranges: [
    [-1e-3, 1e-3],
    [-4, 4],
    [-100, 100],
  ],
  corners: [3.1415927410125732, 1.5707963705062866, 1e-30, 1000],
});

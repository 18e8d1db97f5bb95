import type { CasesOf } from "./case.ts";
import { ofOne } from "./elementwise.ts";

export const sqrt: CasesOf<"sqrt"> = ofOne({
  ranges: [
    [0, 1],
    [0, 1e6],
  ],
  corners: [1.1754943508222875e-38, 4, 2, 1e-20],
});

import type { CasesOf } from "./case.ts";
import { ofTwo } from "./elementwise.ts";

export const pow: CasesOf<"pow"> = ofTwo({
  ranges: [
    [0.01, 10],
    [1, 2],
    [-5, -1],
  ],
  rangesOfB: [
    [-8, 8],
    [-3, 3],
    [2, 2],
  ],
  corners: [2, 3, -3, 1.5, 1e-30, 40, 17],
});

import type { CasesOf } from "./case.ts";
import { ofOne } from "./elementwise.ts";

export const log: CasesOf<"log"> = ofOne({
  ranges: [
    [0.9, 1.1],
    [0, 1],
    [1, 1e6],
  ],
  corners: [1.1754943508222875e-38, 1.0000001192092896, 0.9999999403953552],
});

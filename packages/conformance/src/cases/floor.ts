import type { CasesOf } from "./case.ts";
import { ofOne } from "./elementwise.ts";

export const floor: CasesOf<"floor"> = ofOne({
  ranges: [
    [-3, 3],
    [-1e6, 1e6],
  ],
  corners: [-0.25, 0.999, 8388607.5, -8388607.5, 16777216, 2147483648, -2147483648, 1e20],
});

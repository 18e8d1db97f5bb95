import type { CasesOf } from "./case.ts";
import { ofTwo } from "./elementwise.ts";

export const div: CasesOf<"div"> = ofTwo({
  ranges: [
    [-100, 100],
    [1, 2],
  ],
  corners: [1e-30, 3],
});

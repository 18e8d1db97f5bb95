import type { CasesOf } from "./case.ts";
import { ofOne } from "./elementwise.ts";

export const relu: CasesOf<"relu"> = ofOne({ ranges: [[-2, 2]] });

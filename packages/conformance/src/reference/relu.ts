import { type Formula, ofOne } from "./formula.ts";

/** out = max(x, 0) */
export const relu: Formula<"relu"> = ofOne((x) => Math.max(x, 0));

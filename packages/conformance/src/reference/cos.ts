import { type Formula, ofOne } from "./formula.ts";

/** out = cos x */
export const cos: Formula<"cos"> = ofOne(Math.cos);

import { type Formula, ofOne } from "./formula.ts";

/** out = e^x */
export const exp: Formula<"exp"> = ofOne(Math.exp);

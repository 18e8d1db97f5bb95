import { type Formula, ofOne } from "./formula.ts";

/** out = the largest whole number that is at most x */
export const floor: Formula<"floor"> = ofOne(Math.floor);

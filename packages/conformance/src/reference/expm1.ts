import { type Formula, ofOne } from "./formula.ts";

/** out = e^x - 1 */
export const expm1: Formula<"expm1"> = ofOne(Math.expm1);

import { type Formula, ofOne } from "./formula.ts";

/** out = 1 / (1 + e^-x): in float64 and float32 alike, an overflow of e^-x is the right 0 */
export const sigmoid: Formula<"sigmoid"> = ofOne((x) => 1 / (1 + Math.exp(-x)));

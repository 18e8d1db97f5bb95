import { type Formula, ofTwo } from "./formula.ts";

/** out = the smaller of a and b */
export const minimum: Formula<"minimum"> = ofTwo(Math.min);

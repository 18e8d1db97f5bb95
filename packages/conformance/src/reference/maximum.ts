import { type Formula, ofTwo } from "./formula.ts";

/** out = the larger of a and b */
export const maximum: Formula<"maximum"> = ofTwo(Math.max);

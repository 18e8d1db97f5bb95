import { type Formula, ofOne } from "./formula.ts";

/** out = 1 for x > 0, -1 for x < 0, 0 for x = 0 */
export const sign: Formula<"sign"> = ofOne(Math.sign);

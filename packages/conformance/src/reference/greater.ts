import { type Formula, ofTwo } from "./formula.ts";

/** out = 1 where a > b, else 0 */
export const greater: Formula<"greater"> = ofTwo((a, b) => (a > b ? 1 : 0));

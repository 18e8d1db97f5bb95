import { type Formula, ofOne } from "./formula.ts";

/** out = sin x */
export const sin: Formula<"sin"> = ofOne(Math.sin);

import { type Formula, ofOne } from "./formula.ts";

/** out = -x */
export const neg: Formula<"neg"> = ofOne((x) => -x);

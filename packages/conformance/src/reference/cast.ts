import { type Formula, ofOne } from "./formula.ts";

/** out = x, towards zero where out is int32: a typed array converts what is stored in it */
export const cast: Formula<"cast"> = ofOne((x) => x);

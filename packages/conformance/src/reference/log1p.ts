import { type Formula, ofOne } from "./formula.ts";

/** out = ln(1 + x) */
export const log1p: Formula<"log1p"> = ofOne(Math.log1p);

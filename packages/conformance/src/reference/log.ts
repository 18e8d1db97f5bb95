import { type Formula, ofOne } from "./formula.ts";

/** out = ln x; -Infinity at 0, NaN below */
export const log: Formula<"log"> = ofOne(Math.log);

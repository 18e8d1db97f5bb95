import { type Formula, ofOne } from "./formula.ts";

/** out = √x */
export const sqrt: Formula<"sqrt"> = ofOne(Math.sqrt);

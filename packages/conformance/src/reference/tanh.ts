import { type Formula, ofOne } from "./formula.ts";

/** out = tanh x */
export const tanh: Formula<"tanh"> = ofOne(Math.tanh);

import { type Formula, ofOne } from "./formula.ts";

/** out = |x| */
export const abs: Formula<"abs"> = ofOne(Math.abs);

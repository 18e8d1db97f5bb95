import { type Formula, ofTwo } from "./formula.ts";

/** out = a + b */
export const add: Formula<"add"> = ofTwo((a, b) => a + b);

import { type Formula, ofTwo } from "./formula.ts";

/** out = a - b */
export const sub: Formula<"sub"> = ofTwo((a, b) => a - b);

import { type Formula, ofTwo } from "./formula.ts";

/** out = a / b */
export const div: Formula<"div"> = ofTwo((a, b) => a / b);

import { type Formula, ofTwo } from "./formula.ts";

/** out = a^b as IEEE 754 has it; JavaScript differs where a is 1, or -1 with an infinite b: there it gives NaN */
export const pow: Formula<"pow"> = ofTwo((a, b) => {
  if (a === 1 || (a === -1 && Math.abs(b) === Number.POSITIVE_INFINITY)) return 1;
  return a ** b;
});

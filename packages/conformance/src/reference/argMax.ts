import type { Formula } from "./formula.ts";
import { reduction } from "./reduction.ts";

/** out[o, i] = the k of the first largest x[o, k, i], or of the first NaN */
export const argMax: Formula<"argMax"> = reduction((terms) => {
  const nan = terms.findIndex(Number.isNaN);
  if (nan >= 0) return nan;
  const largest = terms.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return terms.indexOf(largest);
});

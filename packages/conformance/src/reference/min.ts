import type { Formula } from "./formula.ts";
import { reduction } from "./reduction.ts";

/** out[o, i] = the smallest x[o, k, i], NaN where one is; of none Infinity, or the largest int32 */
export const min: Formula<"min"> = reduction((terms, out) =>
  terms.reduce((a, b) => Math.min(a, b), out instanceof Int32Array ? 2 ** 31 - 1 : Number.POSITIVE_INFINITY),
);

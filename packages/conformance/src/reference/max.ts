import type { Formula } from "./formula.ts";
import { reduction } from "./reduction.ts";

/** out[o, i] = the largest x[o, k, i], NaN where one is; of none -Infinity, or the smallest int32 */
export const max: Formula<"max"> = reduction((terms, out) =>
  terms.reduce((a, b) => Math.max(a, b), out instanceof Int32Array ? -(2 ** 31) : Number.NEGATIVE_INFINITY),
);

import type { Formula } from "./formula.ts";
import { reduction, total } from "./reduction.ts";

/** out[o, i] = Σ_k x[o, k, i] */
export const sum: Formula<"sum"> = reduction(total);

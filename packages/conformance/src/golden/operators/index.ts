import { attention } from "./attention.ts";
import { binary } from "./binary.ts";
import { conv } from "./conv.ts";
import { losses } from "./losses.ts";
import { norm } from "./norm.ts";
import type { Operator } from "./operator.ts";
import { pool } from "./pool.ts";
import { recurrent } from "./recurrent.ts";
import { reduce } from "./reduce.ts";
import { shape } from "./shape.ts";
import { unary } from "./unary.ts";

/** The golden operators that the library has, by their golden names; all others are unsupported. */
export const operators: Readonly<Record<string, Operator>> = {
  ...unary,
  ...binary,
  ...reduce,
  ...shape,
  ...conv,
  ...pool,
  ...norm,
  ...attention,
  ...recurrent,
  ...losses,
};

import type { Formula } from "./kernel.ts";

/** Compilers fold x == x to true, hence the test for NaN. */
export const equal: Formula<"equal"> = {
  out: ({ a, b }, scalars) =>
    scalars.a === "i32" ? `select(0, 1, ${a} == ${b})` : `select(0, 1, ${a} == ${b} && !isNan(${a}))`,
};

import { extremes } from "../functions/nan.ts";
import type { Formula } from "./kernel.ts";

export const minimum: Formula<"minimum"> = {
  out: ({ a, b }, scalars) => (scalars.a === "i32" ? `min(${a}, ${b})` : `smaller(${a}, ${b})`),
  functions: extremes,
};

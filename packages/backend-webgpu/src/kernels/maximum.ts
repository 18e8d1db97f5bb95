import { extremes } from "../functions/nan.ts";
import type { Formula } from "./kernel.ts";

export const maximum: Formula<"maximum"> = {
  out: ({ a, b }, scalars) => (scalars.a === "i32" ? `max(${a}, ${b})` : `larger(${a}, ${b})`),
  functions: extremes,
};

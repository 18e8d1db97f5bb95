import { exponentialMinus1 } from "../functions/exponential.ts";
import type { Formula } from "./kernel.ts";

export const expm1: Formula<"expm1"> = {
  out: ({ x }) => `exponentialMinus1(${x})`,
  functions: exponentialMinus1,
};

import { exponential } from "../functions/exponential.ts";
import type { Formula } from "./kernel.ts";

export const exp: Formula<"exp"> = { out: ({ x }) => `exponential(${x})`, functions: exponential };

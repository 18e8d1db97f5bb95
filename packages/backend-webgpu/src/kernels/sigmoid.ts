import { logistic } from "../functions/exponential.ts";
import type { Formula } from "./kernel.ts";

export const sigmoid: Formula<"sigmoid"> = { out: ({ x }) => `logistic(${x})`, functions: logistic };

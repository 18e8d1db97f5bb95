import { errorFunction } from "../functions/errorFunction.ts";
import type { Formula } from "./kernel.ts";

export const erf: Formula<"erf"> = { out: ({ x }) => `errorFunction(${x})`, functions: errorFunction };

import type { CasesOf } from "./case.ts";
import { softmaxes } from "./softmaxes.ts";

export const logSoftmax: CasesOf<"logSoftmax"> = softmaxes;

import type { CasesOf } from "./case.ts";
import { softmaxes } from "./softmaxes.ts";

export const softmax: CasesOf<"softmax"> = softmaxes;

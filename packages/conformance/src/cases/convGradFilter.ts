import type { CasesOf } from "./case.ts";
import { convolutionCases } from "./convolutions.ts";

export const convGradFilter: CasesOf<"convGradFilter"> = convolutionCases("x", "dy", "w");

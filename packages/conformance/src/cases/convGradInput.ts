import type { CasesOf } from "./case.ts";
import { convolutionCases } from "./convolutions.ts";

export const convGradInput: CasesOf<"convGradInput"> = convolutionCases("dy", "w", "x");

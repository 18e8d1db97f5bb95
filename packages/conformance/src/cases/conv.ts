import type { CasesOf } from "./case.ts";
import { convolutionCases } from "./convolutions.ts";

export const conv: CasesOf<"conv"> = convolutionCases("x", "w", "dy");

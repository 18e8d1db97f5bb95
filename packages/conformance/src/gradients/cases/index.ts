import type { OpCaseTable } from "../opCases.ts";
import { attentionCases } from "./attention.ts";
import { binaryCases } from "./binary.ts";
import { convolutionCases } from "./convolutions.ts";
import { indexedCases } from "./indexed.ts";
import { logicalCases } from "./logical.ts";
import { madeCases } from "./made.ts";
import { movementCases } from "./movements.ts";
import { normCases } from "./norms.ts";
import { poolingCases } from "./pooling.ts";
import { productCases } from "./products.ts";
import { recurrentCases } from "./recurrent.ts";
import { reductionCases } from "./reductions.ts";
import { unaryCases } from "./unary.ts";

/** Cases for every operation that the library exports: one without does not compile. */
export const opCases: OpCaseTable = {
  ...unaryCases,
  ...binaryCases,
  ...logicalCases,
  ...reductionCases,
  ...productCases,
  ...normCases,
  ...attentionCases,
  ...convolutionCases,
  ...poolingCases,
  ...recurrentCases,
  ...movementCases,
  ...indexedCases,
  ...madeCases,
};

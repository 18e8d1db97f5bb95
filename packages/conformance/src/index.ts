export { type Check, type Outcome, reasonAgainst, runCheck } from "./check.ts";
export { goldenChecks } from "./golden/checks.ts";
export type { GoldenFile } from "./golden/format.ts";
export { parseGolden } from "./golden/parse.ts";
export { referenceBackend, referenceKernels } from "./reference/backend.ts";
export { materialized } from "./reference/materialized.ts";
export { type Report, reportOf, runChecks } from "./report.ts";
export { suite } from "./suite.ts";

export { type Check, type Outcome, reasonAgainst, runCheck } from "./check.ts";
export { referenceBackend } from "./reference/backend.ts";
export { suite } from "./suite.ts";

import type { Outcome } from "../check.ts";

/** What a test makes of a check's outcome, where the check may be declared as an exception. */
export type Verdict = { readonly passes: true } | { readonly fails: string } | { readonly skips: string };

/** An exception is skipped with its reason, but fails when the check passes after all. */
export function verdictOf(outcome: Outcome, exception: string | undefined): Verdict {
  if (exception === undefined) {
    if (outcome.status === "failed") return { fails: outcome.error };
    return outcome.status === "passed" ? { passes: true } : { skips: outcome.reason };
  }
  if (outcome.status === "failed") return { skips: exception };
  return { fails: `it passes, but is declared as an exception (${exception}): strike it off the list` };
}

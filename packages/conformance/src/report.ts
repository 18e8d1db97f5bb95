import type { Backend } from "@retrograd/core/backend";
import { type Check, type Outcome, runCheck } from "./check.ts";

/** What came of checking one backend. */
export interface Report {
  readonly backend: string;
  readonly passed: number;
  readonly failed: number;
  /** Not made: the backend lacks a dtype, or the library an operation. */
  readonly skipped: number;
  /** Those among the skipped for which the library lacks something. */
  readonly unsupported: number;
  readonly checks: readonly Outcome[];
}

/** Makes checks one after the other, telling `each` of every outcome. */
export async function runChecks(
  backend: Backend,
  checks: readonly Check[],
  each: (outcome: Outcome, check: Check) => void = () => {},
): Promise<Report> {
  const outcomes: Outcome[] = [];
  for (const check of checks) {
    const outcome = await runCheck(check, backend);
    outcomes.push(outcome);
    each(outcome, check);
  }
  return reportOf(backend.name, outcomes);
}

export function reportOf(backend: string, checks: readonly Outcome[]): Report {
  const count = (status: Outcome["status"]): number => checks.filter((each) => each.status === status).length;
  const unsupported = count("unsupported");
  return {
    backend,
    passed: count("passed"),
    failed: count("failed"),
    skipped: count("skipped") + unsupported,
    unsupported,
    checks,
  };
}

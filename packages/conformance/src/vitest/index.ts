import type { Backend } from "@retrograd/core/backend";
import { afterAll, describe, expect, type TestContext, test } from "vitest";
import { type Check, reasonAgainst, runCheck } from "../check.ts";
import { suite } from "../suite.ts";
import { isRequired } from "./required.ts";
import { verdictOf } from "./verdict.ts";

/** What a backend's test file may say beside its name. */
export interface ConformanceOptions {
  /** Checks that the backend is known not to pass, each with its reason; one that passes fails the run. */
  readonly exceptions?: Readonly<Record<string, string>>;
}

/**
 * The test file of a backend: `conformance("cpu", cpu)` makes one test of every check.
 *
 * Where the backend can't be made, for lack of a device, there is one skipped test with the reason; with
 * RETROGRAD_REQUIRE_CPU=1 in the environment it fails instead.
 */
export function conformance(
  name: string,
  make: () => Backend | Promise<Backend>,
  { exceptions = {} }: ConformanceOptions = {},
): void {
  describe(`conformance of ${name}`, async () => {
    const made = await attempt(make);
    test("is here", (context) => {
      if (!(made instanceof Error)) return;
      if (isRequired(name)) throw made;
      context.skip(made.message);
    });
    if (made instanceof Error) return;
    afterAll(() => made.dispose());
    const checks = await suite();
    const open = new Map<string, number>();
    for (const check of checks) {
      const reason = reasonAgainst(check, made);
      if (reason !== null) open.set(reason, (open.get(reason) ?? 0) + 1);
      else test(check.id, (context) => judged(check, made, exceptions[check.id], context));
    }
    for (const [reason, count] of open)
      test(`${count} checks that are not made`, (context) => context.skip(reason));
    test("exceptions are declared of checks that there are", () => {
      const ids = new Set(checks.map(({ id }) => id));
      expect(Object.keys(exceptions).filter((id) => !ids.has(id))).toEqual([]);
    });
  });
}

async function attempt(make: () => Backend | Promise<Backend>): Promise<Backend | Error> {
  try {
    return await make();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function judged(
  check: Check,
  backend: Backend,
  exception: string | undefined,
  context: TestContext,
): Promise<void> {
  const verdict = verdictOf(await runCheck(check, backend), exception);
  if ("fails" in verdict) throw new Error(verdict.fails);
  if ("skips" in verdict) context.skip(verdict.skips);
}

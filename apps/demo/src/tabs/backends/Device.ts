import { type Outcome, runCheck, suite } from "@retrograd/conformance";
import type { BackendName } from "../../state/backendNames.ts";
import { makeBackend } from "../../worker/makeBackend.ts";
import type { Difference, Failure, Kind, Tallies, Tally } from "./checks.ts";
import { gradientDifferences } from "./gradientDifferences.ts";

/** Whom the worker tells how far a check is. */
export interface CheckListener {
  onProgress(tallies: Tallies): void;
  onFailure(failure: Failure): void;
}

/** Milliseconds between two reports, and between two breaths of the worker. */
const interval = 100;

/** Checks this browser's backends, in a worker. */
export class Device {
  /** Runs the conformance suite, or the kinds of it that are asked for, on one backend. */
  async check(name: BackendName, asked: readonly Kind[], listener: CheckListener): Promise<Tallies> {
    const { backend } = await makeBackend(name);
    const kindOf = (subject: string): Kind => subject.split("/")[0] as Kind;
    const checks = (await suite()).filter(({ subject }) => asked.includes(kindOf(subject)));
    const tallies: Partial<Record<Kind, Tally>> = {};
    for (const { subject } of checks) {
      const { total } = tallies[kindOf(subject)] ?? { total: 0 };
      tallies[kindOf(subject)] = { total: total + 1, passed: 0, failed: 0, skipped: 0, reasons: [] };
    }
    let told = performance.now();
    for (const check of checks) {
      const kind = kindOf(check.subject);
      const tally = tallies[kind] as Tally;
      const outcome = await runCheck(check, backend);
      tallies[kind] = counted(tally, outcome);
      if (outcome.status === "failed") listener.onFailure({ id: check.id, error: outcome.error });
      if (performance.now() - told < interval) continue;
      told = performance.now();
      listener.onProgress(tallies);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    listener.onProgress(tallies);
    backend.dispose();
    return tallies;
  }

  /** How far the backends' gradients are apart, for some networks. */
  async differences(names: readonly BackendName[]): Promise<Difference[]> {
    const made = await Promise.all(names.map(makeBackend));
    const found = await gradientDifferences(made.map(({ backend }) => backend));
    for (const { backend } of made) backend.dispose();
    return found;
  }
}

function counted(tally: Tally, outcome: Outcome): Tally {
  if (outcome.status === "passed" || outcome.status === "failed")
    return { ...tally, [outcome.status]: tally[outcome.status] + 1 };
  const reasons = [...new Set([...tally.reasons, outcome.reason])];
  return { ...tally, skipped: tally.skipped + 1, reasons };
}

import type { CountedResult } from "../node/races.ts";
import { type Standing, standings } from "./standing.ts";

/** How Retrograd did on a workload, on so many threads of a backend, among all that did it; null where it was not timed. */
export function ownStanding(
  results: readonly CountedResult[],
  name: string,
  backend: string,
  threads = 1,
): Standing | null {
  const all = standings(results.filter(({ workload }) => workload === name));
  const own = all.find(
    ({ result }) => result.runner === "retrograd" && result.backend === backend && result.threads === threads,
  );
  return own ?? null;
}

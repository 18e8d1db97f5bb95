import type { CountedResult } from "../node/races.ts";
import type { Timed } from "../race.ts";
import { keyOf, type Named } from "../runners/runner.ts";
import { quantile } from "../statistics.ts";

/** A timed result among the others of its workload. */
export interface Standing {
  readonly result: CountedResult & Timed;
  readonly label: string;
  /** The middle half of the samples, from end to end, relative to the median. */
  readonly spread: number;
  /** The fastest peer's time over this one's: 2 is twice as fast; null where no peer was timed. */
  readonly againstPeer: number | null;
}

/** The fastest first, by the minimum, which other programs on the machine disturb least. */
export function standings(results: readonly CountedResult[]): Standing[] {
  const timed = results.flatMap((result) => ("minMs" in result ? [result] : []));
  timed.sort((a, b) => a.minMs - b.minMs);
  const peer = timed.find(isPeer);
  return timed.map((result) => ({
    result,
    label: keyOf(result),
    spread: (quantile(result.samples, 0.75) - quantile(result.samples, 0.25)) / result.medianMs,
    againstPeer: peer ? peer.minMs / result.minMs : null,
  }));
}

/** Another library; the plain loop is a yardstick. */
function isPeer({ runner }: Named): boolean {
  return runner !== "retrograd" && runner !== "plain loop";
}

/** Who was kept away, and why; those with the same reason together. */
export function absences(
  results: readonly CountedResult[],
): { readonly who: string; readonly why: string }[] {
  const kept = results.flatMap((result) => ("cannot" in result ? [result] : []));
  return [...new Set(kept.map(({ cannot }) => cannot))].map((why) => ({
    why,
    who: kept
      .filter(({ cannot }) => cannot === why)
      .map(keyOf)
      .join(", "),
  }));
}

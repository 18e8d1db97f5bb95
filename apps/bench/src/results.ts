import type { Machine } from "./node/machine.ts";
import type { CountedResult } from "./node/races.ts";

/** A file of results: on what machine, what each runner did, and how large each library is. */
export interface Results {
  readonly machine: Machine;
  readonly results: readonly CountedResult[];
  /** Runs whose lines were added to the first one's. */
  readonly added: readonly AddedRun[];
  /** Kilobytes that a page loads to train W2, minified and gzipped, by runner. */
  readonly bundles: Readonly<Record<string, number>>;
}

export interface AddedRun {
  readonly machine: Machine;
  /** By name, in order. */
  readonly workloads: readonly string[];
}

type Line = Partial<Pick<Results, "machine" | "bundles">> & CountedResult;

/** Reads JSON lines as `pnpm bench --json` writes them; each line on a machine begins another run. */
export function parsedResults(text: string): Results {
  const lines = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
  const [first, ...added] = runs(lines);
  if (!first)
    throw new Error(
      "bench: the file has no line on the machine; pnpm bench --peers --json FILE writes one with it.",
    );
  return {
    machine: first.machine,
    results: lines.filter((line) => line.workload !== undefined),
    added,
    bundles: lines.find((line) => line.bundles)?.bundles ?? {},
  };
}

function runs(lines: readonly Line[]): AddedRun[] {
  const found: { machine: Machine; workloads: string[] }[] = [];
  for (const { machine, workload } of lines) {
    if (machine) found.push({ machine, workloads: [] });
    const workloads = found.at(-1)?.workloads;
    if (workload !== undefined && workloads?.at(-1) !== workload) workloads?.push(workload);
  }
  return found;
}

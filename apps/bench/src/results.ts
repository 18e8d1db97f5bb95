import type { Machine } from "./node/machine.ts";
import type { CountedResult } from "./node/races.ts";

/** A file of results: on what machine, what each runner did, and how large each library is. */
export interface Results {
  readonly machine: Machine;
  readonly results: readonly CountedResult[];
  /** Kilobytes that a page loads to train W2, minified and gzipped, by runner. */
  readonly bundles: Readonly<Record<string, number>>;
}

/** Reads JSON lines as `pnpm bench --json` writes them. */
export function parsedResults(text: string): Results {
  const lines = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Partial<Pick<Results, "machine" | "bundles">> & CountedResult);
  const machine = lines.find((line) => line.machine)?.machine;
  if (!machine)
    throw new Error(
      "bench: the file has no line on the machine; pnpm bench --peers --json FILE writes one with it.",
    );
  return {
    machine,
    results: lines.filter((line) => line.workload !== undefined),
    bundles: lines.find((line) => line.bundles)?.bundles ?? {},
  };
}

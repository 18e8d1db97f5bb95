import type { Results } from "../results.ts";
import { row } from "./row.ts";

/** How large each library is. */
export function bundles({ bundles }: Results): string[] {
  const sorted = Object.entries(bundles).sort(([, a], [, b]) => a - b);
  if (sorted.length === 0) return [];
  return [
    "## What a page loads",
    "",
    "To train W2's network: the script and all that it may load, minified by Vite and gzipped.",
    "",
    row(["", "kB"]),
    row(["---", "---:"]),
    ...sorted.map(([runner, kilobytes]) =>
      row([runner.startsWith("retrograd") ? `**${runner}**` : runner, kilobytes.toFixed(1)]),
    ),
    "",
  ];
}

import pc from "picocolors";
import type { CountedResult } from "../node/races.ts";
import { keyOf } from "../runners/runner.ts";
import { duration, percent, ratio } from "./format.ts";
import { absences, type Standing, standings } from "./standing.ts";

const head = [
  "",
  "min ms",
  "median ms",
  "spread",
  "against peers",
  "start ms",
  "GFLOP/s",
  "of peak",
  "MB",
  "",
];

/** One workload's table: the fastest first, then those that were not timed. */
export function table(name: string, results: readonly CountedResult[]): string {
  const wrong = results.flatMap((result) =>
    "wrong" in result ? [pc.red(`  ${keyOf(result)}  wrong: ${result.wrong}`)] : [],
  );
  const cannot = absences(results).map(({ who, why }) => pc.dim(`  cannot: ${who} (${why})`));
  return [pc.bold(name), ...aligned([head, ...standings(results).map(cells)]), ...wrong, ...cannot, ""].join(
    "\n",
  );
}

function cells({ result, label, spread, againstPeer }: Standing): string[] {
  const { minMs, medianMs, startMs, gflops, share, agedRatio, note, dispatches, memoryMb } = result;
  const remarks = [
    ...(dispatches === undefined ? [] : [`${dispatches} dispatches`]),
    ...(agedRatio === null ? [] : [`step 5000 takes ${ratio(agedRatio)} x step 100`]),
    ...(note ? [note] : []),
  ];
  return [
    label,
    duration(minMs),
    duration(medianMs),
    percent(spread),
    againstPeer === null ? "" : `${ratio(againstPeer)} x`,
    duration(startMs),
    gflops === null ? "" : gflops.toFixed(1),
    share === null ? "" : percent(share),
    memoryMb ? memoryMb.toFixed(0) : "",
    remarks.join("; "),
  ];
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || column === row.length - 1
          ? cell.padEnd(widths[column])
          : cell.padStart(widths[column]),
      )
      .join("  ")
      .trimEnd()
      .replace(/^/, "  "),
  );
}

import pc from "picocolors";
import type { Result } from "./race.ts";
import { keyOf } from "./runners/runner.ts";
import type { Workload } from "./workloads/workload.ts";

/** One workload's table: the fastest first, then those that were not timed. */
export function table(workload: Workload, results: readonly Result[]): string {
  const timed = results.flatMap((result) => ("medianMs" in result ? [result] : []));
  timed.sort((a, b) => a.medianMs - b.medianMs);
  const fastest = timed[0]?.medianMs ?? Number.NaN;
  const lines = timed.map((result) => [
    keyOf(result),
    duration(result.medianMs),
    duration(result.minMs),
    `${(result.medianMs / fastest).toFixed(result.medianMs < 10 * fastest ? 2 : 0)} x`,
    duration(result.startMs),
    workload.kind === "product"
      ? `${(workload.n ** 3 / 5e5 / result.medianMs).toFixed(1)} GFLOP/s`
      : result.note,
  ]);
  const head = ["", "median ms", "min ms", "", "start ms", ""];
  return [
    pc.bold(workload.name),
    ...aligned([head, ...lines]),
    ...wrong(results),
    ...cannot(results),
    "",
  ].join("\n");
}

function wrong(results: readonly Result[]): string[] {
  return results.flatMap((result) =>
    "wrong" in result ? [pc.red(`  ${keyOf(result)}  wrong: ${result.wrong}`)] : [],
  );
}

/** One line for each reason, with all whom it keeps away. */
function cannot(results: readonly Result[]): string[] {
  const kept = results.flatMap((result) => ("cannot" in result ? [result] : []));
  return [...new Set(kept.map((result) => result.cannot))].map((reason) => {
    const who = kept.filter((result) => result.cannot === reason).map(keyOf);
    return pc.dim(`  cannot: ${who.join(", ")} (${reason})`);
  });
}

/** One line of a file of JSON lines; of numbers as many digits as were measured. */
export function jsonLine(value: unknown): string {
  const short = (_: string, part: unknown) => (typeof part === "number" ? Number(part.toPrecision(5)) : part);
  return `${JSON.stringify(value, short)}\n`;
}

/** Three significant digits, whatever the magnitude. */
function duration(ms: number): string {
  return ms >= 100 ? ms.toFixed(0) : ms >= 0.001 ? String(Number(ms.toPrecision(3))) : ms.toPrecision(3);
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

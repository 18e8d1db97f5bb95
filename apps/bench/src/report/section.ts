import type { Results } from "../results.ts";
import type { WorkloadEntry } from "../workloads/workload.ts";
import { duration, percent, ratio } from "./format.ts";
import { row } from "./row.ts";
import { absences, type Standing, standings } from "./standing.ts";

/** A workload with its plot, its table, who was kept away, and what its steps ask of WebGPU. */
export function section({ results }: Results, { name, title, about }: WorkloadEntry): string[] {
  const own = results.filter(({ workload }) => workload === name);
  const standing = standings(own);
  const wrong = own.flatMap((result) =>
    "wrong" in result
      ? [`Not timed, since it computes something else: ${result.runner} ${result.backend} (${result.wrong}).`]
      : [],
  );
  const missing = absences(own).map(({ who, why }) => `Cannot: ${who} (${why}).`);
  return [
    `## ${name}`,
    "",
    about,
    "",
    `![${name}, ${title}: milliseconds by runner](benchmarks/${name}.svg)`,
    "",
    row([
      "",
      "min ms",
      "median ms",
      "spread",
      "against the fastest peer",
      "start ms",
      "GFLOP/s",
      "of peak",
      "MB",
      "",
    ]),
    row(["---", ...Array<string>(8).fill("---:"), "---"]),
    ...standing.map((one) => row(cells(one))),
    ...[...wrong, ...missing].flatMap((line) => ["", line]),
    ...calls(standing),
  ];
}

function cells({ result, label, spread, againstPeer }: Standing): string[] {
  const { minMs, medianMs, startMs, gflops, share, agedRatio, note, memoryMb } = result;
  const remarks = [
    ...(agedRatio === null ? [] : [`step 5,000 takes ${ratio(agedRatio)} times step 100`]),
    ...(note ? [note] : []),
  ];
  return [
    result.runner === "retrograd" ? `**${label}**` : label,
    duration(minMs),
    duration(medianMs),
    percent(spread),
    againstPeer === null ? "" : ratio(againstPeer),
    duration(startMs),
    gflops === null ? "" : gflops.toFixed(1),
    share === null ? "" : percent(share),
    memoryMb ? memoryMb.toFixed(0) : "",
    remarks.join("; "),
  ];
}

/** What a step asks of WebGPU. */
function calls(standing: readonly Standing[]): string[] {
  const counted = standing.filter(({ result }) => result.dispatches !== undefined);
  if (counted.length === 0) return [];
  const names = ["dispatches", "submits", "bindGroups", "buffers", "writes"] as const;
  return [
    "",
    row([
      "calls per step",
      "dispatches",
      "submits",
      "bind groups made",
      "buffers made",
      "writes",
      "JavaScript ms",
    ]),
    row(["---", ...Array<string>(6).fill("---:")]),
    ...counted.map(({ label, result }) =>
      row([
        label,
        ...names.map((name) => String(result[name] ?? "")),
        result.jsMs === undefined ? "" : duration(result.jsMs),
      ]),
    ),
  ];
}

import type { Results } from "../results.ts";
import type { WorkloadEntry } from "../workloads/workload.ts";
import { percent, ratio } from "./format.ts";
import { ownStanding } from "./ownStanding.ts";
import { row } from "./row.ts";

/** Products of all sizes and transpositions: their share of the peak, and against others. */
export function products({ results }: Results, workloads: readonly WorkloadEntry[]): string[] {
  const own = workloads.filter(({ name }) => isProduct(name));
  if (own.length === 0) return [];
  return [
    "## Products of matrices",
    "",
    "On one thread: what share of the machine's multiply-adds a product reaches in WebAssembly, how many times faster it is than in the",
    "fastest other library, and how many times faster than three nested loops the plain TypeScript backend is.",
    "",
    row(["", "", "wasm GFLOP/s", "of peak", "against others", "cpu GFLOP/s", "against loops"]),
    row(["---", "---", ...Array<string>(5).fill("---:")]),
    ...own.map(({ name, title }) => {
      const wasm = ownStanding(results, name, "wasm");
      const cpu = ownStanding(results, name, "cpu");
      const loop = results.find(({ workload, runner }) => workload === name && runner === "plain loop");
      const loopMs = loop && "minMs" in loop ? loop.minMs : null;
      return row([
        isTransposed(name) ? name : `[${name}](#${name})`,
        title,
        wasm?.result.gflops?.toFixed(1) ?? "",
        wasm?.result.share ? percent(wasm.result.share) : "",
        wasm?.againstPeer ? ratio(wasm.againstPeer) : "none in time",
        cpu?.result.gflops?.toFixed(1) ?? "",
        cpu && loopMs !== null ? ratio(loopMs / cpu.result.minMs) : "too long",
      ]);
    }),
    "",
  ];
}

export function isProduct(name: string): boolean {
  return name.startsWith("gemm-");
}

/** Those have no section of their own: the table of all products has what is worth knowing. */
export function isTransposed(name: string): boolean {
  return /^gemm-\d+-/.test(name);
}

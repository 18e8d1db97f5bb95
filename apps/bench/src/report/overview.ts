import type { Results } from "../results.ts";
import type { WorkloadEntry } from "../workloads/workload.ts";
import { ratio } from "./format.ts";
import { ownStanding } from "./ownStanding.ts";
import { row } from "./row.ts";
import { standings } from "./standing.ts";

/** Each backend against the fastest other library, a line for each workload; WebAssembly on several threads, too, where it was timed. */
export function overview({ results }: Results, workloads: readonly WorkloadEntry[]): string[] {
  const counts = results.filter(({ runner }) => runner === "retrograd").map(({ threads }) => threads);
  const columns = [
    ...[...new Set([1, ...counts])].map((threads) => ({ backend: "wasm", threads })),
    ...["cpu", "ndarray", "webgpu"].map((backend) => ({ backend, threads: 1 })),
  ];
  const labels = columns.map(({ backend, threads }) => (threads > 1 ? `${backend} x${threads}` : backend));
  return [
    row(["", "", ...labels, "the fastest other"]),
    row(["---", "---", ...columns.map(() => "---:"), "---"]),
    ...workloads.map(({ name, title }) => {
      const cells = columns.map(({ backend, threads }) => {
        const times = ownStanding(results, name, backend, threads)?.againstPeer;
        return times ? ratio(times) : "";
      });
      const peer = standings(results.filter(({ workload }) => workload === name)).find(
        ({ againstPeer }) => againstPeer === 1,
      );
      return row([`[${name}](#${name})`, title, ...cells, peer?.label ?? "none in time"]);
    }),
  ];
}

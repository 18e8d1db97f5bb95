import type { Results } from "../results.ts";
import type { WorkloadEntry } from "../workloads/workload.ts";
import { ratio } from "./format.ts";
import { ownStanding } from "./ownStanding.ts";
import { row } from "./row.ts";
import { standings } from "./standing.ts";

const backends = ["wasm", "cpu", "ndarray", "webgpu"] as const;

/** Each backend against the fastest other library, a line for each workload. */
export function overview({ results }: Results, workloads: readonly WorkloadEntry[]): string[] {
  return [
    row(["", "", ...backends, "the fastest other"]),
    row(["---", "---", ...backends.map(() => "---:"), "---"]),
    ...workloads.map(({ name, title }) => {
      const cells = backends.map((backend) => {
        const times = ownStanding(results, name, backend)?.againstPeer;
        return times ? ratio(times) : "";
      });
      const peer = standings(results.filter(({ workload }) => workload === name)).find(
        ({ againstPeer }) => againstPeer === 1,
      );
      return row([`[${name}](#${name})`, title, ...cells, peer?.label ?? "none in time"]);
    }),
  ];
}

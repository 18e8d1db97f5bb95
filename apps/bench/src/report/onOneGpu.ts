import type { Results } from "../results.ts";
import type { WorkloadEntry } from "../workloads/workload.ts";
import { ratio } from "./format.ts";
import { row } from "./row.ts";

/** Among those that compute on WebGPU, on the same adapter. */
export function onOneGpu({ results, machine }: Results, workloads: readonly WorkloadEntry[]): string[] {
  const peers = ["jax-js", "tfjs"];
  const rows = workloads.flatMap(({ name }) => {
    const timeOf = (library: string): number | null => {
      const found = results.find(
        ({ workload, runner, backend }) => workload === name && runner === library && backend === "webgpu",
      );
      return found && "minMs" in found ? found.minMs : null;
    };
    const own = timeOf("retrograd");
    if (own === null) return [];
    const cells = peers.map((peer) => {
      const time = timeOf(peer);
      return time === null ? "" : ratio(time / own);
    });
    return [row([`[${name}](#${name})`, ...cells])];
  });
  if (rows.length === 0) return [];
  const software = /swiftshader|llvmpipe/i.test(machine.adapter)
    ? ["", `${machine.adapter} computes in software, on the same cores: these are no numbers of a GPU.`]
    : [];
  return [
    "## On WebGPU",
    "",
    "How many times faster Retrograd is than the others on the same adapter, by the fastest sample of each.",
    ...software,
    "",
    row(["", ...peers]),
    row(["---", ...peers.map(() => "---:")]),
    ...rows,
    "",
  ];
}

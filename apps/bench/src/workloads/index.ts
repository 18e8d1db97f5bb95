import { gemm } from "./gemm.ts";
import { w1 } from "./w1.ts";
import { w2 } from "./w2.ts";
import { w3 } from "./w3.ts";
import { w8 } from "./w8.ts";
import type { WorkloadEntry } from "./workload.ts";

/** In the order in which they run and are reported. */
export const workloads: readonly WorkloadEntry[] = [w1, w2, w3, ...gemm, ...w8];

/** Those of the given names; a family's name, such as "gemm" or "w8", stands for all of its members. */
export function selectWorkloads(names: readonly string[]): readonly WorkloadEntry[] {
  if (names.length === 0) return workloads;
  for (const name of names) {
    if (workloads.some((workload) => belongs(workload.name, name))) continue;
    const known = workloads.map((workload) => workload.name).join(", ");
    throw new Error(`bench: no workload "${name}"; there are ${known}.`);
  }
  return workloads.filter((workload) => names.some((name) => belongs(workload.name, name)));
}

function belongs(workload: string, name: string): boolean {
  return (
    workload === name.toLowerCase() || (workload.startsWith(`${name.toLowerCase()}-`) && !name.includes("-"))
  );
}

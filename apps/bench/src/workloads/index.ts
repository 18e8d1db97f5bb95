import { gemm } from "./gemm.ts";
import { w1 } from "./w1.ts";
import { w2 } from "./w2.ts";
import { w3 } from "./w3.ts";
import { w4 } from "./w4.ts";
import { w5 } from "./w5.ts";
import { w6 } from "./w6.ts";
import { w7 } from "./w7.ts";
import { w8 } from "./w8.ts";
import type { WorkloadEntry } from "./workload.ts";

/** In the order in which they run and are reported. */
export const workloads: readonly WorkloadEntry[] = [
  ...w1,
  ...w2,
  ...w3,
  ...w4,
  ...w5,
  ...w6,
  ...w7,
  ...gemm,
  ...w8,
];

/**
 * Those of the given names. A name that no workload has stands for a family: "gemm" and "w8" for those that begin so, "inference" for
 * those that end so.
 */
export function selectWorkloads(names: readonly string[]): readonly WorkloadEntry[] {
  if (names.length === 0) return workloads;
  const chosen = new Set(names.flatMap(withName));
  return workloads.filter((workload) => chosen.has(workload));
}

function withName(name: string): readonly WorkloadEntry[] {
  const wanted = name.toLowerCase();
  const own = workloads.filter((workload) => workload.name === wanted);
  if (own.length > 0) return own;
  const family = workloads.filter(
    (workload) => workload.name.startsWith(`${wanted}-`) || workload.name.endsWith(`-${wanted}`),
  );
  if (family.length > 0) return family;
  const known = workloads.map((workload) => workload.name).join(", ");
  throw new Error(`bench: no workload "${name}"; there are ${known}.`);
}

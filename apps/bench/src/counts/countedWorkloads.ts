import { workloads } from "../workloads/index.ts";
import type { WorkloadEntry } from "../workloads/workload.ts";

/** What is counted: all but the largest products, which take seconds and ask for nothing that smaller ones do not. */
export const countedWorkloads: readonly WorkloadEntry[] = workloads.filter(
  ({ name }) => !name.startsWith("gemm-2048"),
);

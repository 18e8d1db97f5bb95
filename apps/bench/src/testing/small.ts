import { selectWorkloads } from "../workloads/index.ts";
import type { ModelWorkload, NetworkWorkload } from "../workloads/workload.ts";

/** A network's workload with two examples, which leaves nothing out and takes less time. */
export function small(name: string): NetworkWorkload | ModelWorkload {
  const workload = selectWorkloads([name])[0].make();
  if (workload.kind !== "network" && workload.kind !== "model") throw new Error(`${name} is no network`);
  const batchSize = 2;
  const pool = workload.pool.slice(0, 2).map(({ x, targets }) => ({
    x: x.slice(0, (x.length / workload.batchSize) * batchSize),
    targets: targets.slice(0, (targets.length / workload.batchSize) * batchSize),
  }));
  return { ...workload, batchSize, pool, checkedSteps: 3 };
}

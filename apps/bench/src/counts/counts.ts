import { cpu } from "@retrograd/backend-cpu";
import { ndarray } from "@retrograd/backend-ndarray";
import { wasm } from "@retrograd/backend-wasm";
import { countCalls, webgpu } from "@retrograd/backend-webgpu/node";
import type { Backend } from "@retrograd/core/backend";
import { retrograd } from "../runners/retrograd.ts";
import type { Workload } from "../workloads/workload.ts";
import { countArrays } from "./countArrays.ts";
import { planCounts } from "./planCounts.ts";
import { watched } from "./watched.ts";

/** What a workload asks for on each backend: by the backend's name, and then by what is counted. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Steps over which calls and typed arrays are counted. */
const steps = 8;

/**
 * Plans on all backends; on wasm and webgpu also what steps ask for. The plain backends would take seconds for a step, and what they
 * make per step does not depend on the workload. Null where there are no layers for it.
 */
export async function countsOf(workload: Workload): Promise<Counts | null> {
  const counts: Record<string, Record<string, number>> = {};
  for (const [name, make] of Object.entries(backends)) {
    const backend = await make();
    const found = await countsOn(backend, name, workload);
    backend.dispose();
    if (!found) return null;
    counts[name] = found;
  }
  return counts;
}

const backends: Readonly<Record<string, () => Backend | Promise<Backend>>> = {
  cpu,
  ndarray,
  wasm: () => wasm(),
  // Timing kernels that compute nothing would choose among them by chance.
  webgpu: () => webgpu({ nullDevice: true, tune: false }),
};

async function countsOn(
  backend: Backend,
  name: string,
  workload: Workload,
): Promise<Record<string, number> | null> {
  const runs = name === "wasm" || name === "webgpu";
  const watch = watched(backend, runs);
  const prepared = await retrograd(backend).prepare(workload);
  if ("cannot" in prepared) return null;
  await prepared.begin();
  prepared.step(0);
  const [plan] = watch.plans;
  const counts = { ...planCounts(plan), variables: watch.memories };
  if (!runs) return counts;
  await prepared.sync();
  const plans = watch.plans.length;
  const run = () => {
    for (let index = 1; index <= steps; index++) prepared.step(index);
  };
  run();
  await prepared.sync();
  const counting = name === "webgpu" ? countCalls(backend) : null;
  const arrays = countArrays(run) / steps;
  counting?.stop();
  await prepared.sync();
  prepared.dispose();
  const calls = Object.entries(counting?.counts ?? {}).map(([call, count]) => [call, count / steps]);
  return { ...counts, ...Object.fromEntries(calls), arrays, laterPlans: watch.plans.length - plans };
}

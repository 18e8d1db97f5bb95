import v8 from "node:v8";
import vm from "node:vm";
import type { Runner } from "../runners/runner.ts";
import type { Workload } from "../workloads/workload.ts";

/** What a process holds after so many steps, in MB. */
interface Reading {
  readonly step: number;
  readonly heap: number;
  readonly buffers: number;
  readonly resident: number;
}

/** Runs a workload for `steps` steps and tells, as a table, what memory is held on the way: it should be flat. */
export async function memoryTable(workload: Workload, runner: Runner, steps: number): Promise<string> {
  const prepared = await runner.prepare(workload);
  const title = `${workload.name}, ${runner.runner} ${runner.backend}`;
  if ("cannot" in prepared) return `${title}: cannot (${prepared.cannot})`;
  await prepared.begin();
  const readings: Reading[] = [];
  const every = Math.max(1, Math.floor(steps / 5));
  for (let step = 0; step <= steps; step++) {
    if (step > 0) await prepared.step(step);
    // A device works behind: it is waited for now and then, as whoever trains reads a loss now and then.
    if (step % 1000 === 0) await prepared.sync();
    if (step % every === 0) readings.push(reading(step));
  }
  prepared.dispose();
  const rows = readings.map(({ step, heap, buffers, resident }) =>
    [`${step}`.padStart(9), ...[heap, buffers, resident].map((mb) => mb.toFixed(1).padStart(10))].join(" "),
  );
  return [title, "     step   heap MB buffers MB    rss MB", ...rows].join("\n");
}

function reading(step: number): Reading {
  collectGarbage();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { step, heap: heapUsed / 1e6, buffers: arrayBuffers / 1e6, resident: rss / 1e6 };
}

/** A full collection, so that what is counted is what is held. */
function collectGarbage(): void {
  v8.setFlagsFromString("--expose-gc");
  (vm.runInNewContext("gc") as () => void)();
}

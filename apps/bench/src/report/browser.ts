import type { Results } from "../results.ts";
import type { WorkloadEntry } from "../workloads/workload.ts";
import { machineOf } from "./machineOf.ts";
import { overview } from "./overview.ts";
import { isTransposed } from "./products.ts";

/** The same in a page, in short: training steps, products and operations against the fastest other library there. */
export function browser(results: Results, workloads: readonly WorkloadEntry[]): string[] {
  const measured = workloads.filter(
    ({ name }) =>
      !name.endsWith("-inference") &&
      !isTransposed(name) &&
      results.results.some(({ workload }) => workload === name),
  );
  const wrong = results.results.flatMap((result) =>
    "wrong" in result ? [`${result.workload} by ${result.runner} ${result.backend} (${result.wrong})`] : [],
  );
  return [
    "## In a browser",
    "",
    ...machineOf(results),
    "",
    "How many times faster Retrograd is there than the fastest other library, as above. A page's clock is coarser, and WebGPU's calls go to",
    "another process. The page is isolated, so that tfjs and jax-js compute on all cores in WebAssembly; Retrograd does on as many as its column says.",
    "",
    ...overview(results, measured),
    "",
    ...(wrong.length > 0 ? [`Not timed, since it computes something else: ${wrong.join("; ")}.`, ""] : []),
  ];
}

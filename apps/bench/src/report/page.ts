import type { Results } from "../results.ts";
import type { WorkloadEntry } from "../workloads/workload.ts";
import { browser } from "./browser.ts";
import { bundles } from "./bundles.ts";
import { machineOf } from "./machineOf.ts";
import { onOneGpu } from "./onOneGpu.ts";
import { opening } from "./opening.ts";
import { overview } from "./overview.ts";
import { isProduct, isTransposed, products } from "./products.ts";
import { section } from "./section.ts";

/** The page on results, with a plot for each workload in the folder `benchmarks` beside it. */
export function page(results: Results, inBrowser: Results, workloads: readonly WorkloadEntry[]): string {
  const measured = workloads.filter(({ name }) => results.results.some(({ workload }) => workload === name));
  return [
    "# Benchmarks",
    "",
    ...opening(results, measured),
    "Written by `pnpm bench:docs` from a result of `pnpm bench --peers --json FILE`; do not edit.",
    "",
    ...machineOf(results),
    "",
    "## Against the fastest other library",
    "",
    "How many times faster Retrograd is on each of its backends than the fastest library that was timed, by the fastest sample of each;",
    "below 1 it is slower.",
    "",
    ...overview(
      results,
      measured.filter(({ name }) => !isProduct(name)),
    ),
    "",
    ...products(results, measured),
    ...browser(inBrowser, workloads),
    ...onOneGpu(
      results,
      measured.filter(({ name }) => !isTransposed(name)),
    ),
    ...measured
      .filter(({ name }) => !isTransposed(name))
      .flatMap((entry) => [...section(results, entry), ""]),
    ...bundles(results),
    "## How it is measured",
    "",
    "- Every runner is given the same numbers, and what it computes is compared with a reference in float64 (losses of the first training",
    "  steps, or elements of each output) before a time counts. One that differs is not timed but reported.",
    "- Each is warmed up; then all take turns, so that whatever else the machine does meets all alike. Minimum and median are of the same",
    "  samples, the spread is the middle half of them, relative to the median.",
    "- *x2* has two threads.",
    "- *start* is the time from nothing to the end of the first step, less what a step takes once warm: tracing, differentiating, planning,",
    "  compiling.",
    "- GFLOP/s count products and convolutions alone. *of peak* is their share of what one core does that only multiplies and adds, by a",
    "  kernel in WebAssembly that takes turns with the others. A GPU has another peak.",
    "- *MB* is by how much a process of its own grows from before it loads the library until it has trained for a second.",
    "- Each library is in its best configuration in Node: TensorFlow.js and jax-js have no threads in WebAssembly there. brain.js and",
    "  synaptic update after each example, which is another algorithm; the reference does the same to check them.",
    "- A product of 2048x2048 is not asked of who would take longer than 5 s for it, by its time for 256x256.",
    "- `pnpm bench --browser` measures the same in a page, isolated from other origins, so that libraries have the threads that they use.",
    "",
  ].join("\n");
}

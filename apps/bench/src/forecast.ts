import type { Effort } from "./measure.ts";
import type { Runner } from "./runners/runner.ts";
import type { ProductWorkload, Workload } from "./workloads/workload.ts";

/** From this size on, a slow runner's product would keep all others waiting. */
const largeSize = 2048;

/** The size of the product that a forecast is made from. */
const smallSize = 256;

/** Says so where a single product would take a runner longer than anyone waits, from what a small one takes; else null. */
export async function tooLong(
  workload: Workload,
  runner: Runner,
  { patienceMs, warmUpMs }: Effort,
): Promise<{ readonly cannot: string } | null> {
  if (workload.kind !== "product" || workload.n < largeSize) return null;
  const small = leading(workload, smallSize);
  const prepared = await runner.prepare(small);
  if ("cannot" in prepared) return prepared;
  await prepared.figures(0);
  await prepared.begin();
  let fastest = Number.POSITIVE_INFINITY;
  let spentMs = 0;
  for (let index = 0; index < 3 || spentMs < warmUpMs; index++) {
    const start = performance.now();
    await prepared.step(index);
    await prepared.sync();
    const tookMs = performance.now() - start;
    fastest = Math.min(fastest, tookMs);
    spentMs += tookMs;
  }
  prepared.dispose();
  const forecastMs = fastest * (workload.n / small.n) ** 3;
  if (forecastMs <= patienceMs) return null;
  return {
    cannot: `would take more than ${Math.round(patienceMs / 1000)} s for one product, by its time for ${small.n}x${small.n}`,
  };
}

/** The product of so many of the first elements. */
function leading(workload: ProductWorkload, n: number): ProductWorkload {
  const part = (values: ProductWorkload["a"]) => values.slice(0, n * n);
  return { ...workload, name: `${workload.name} of ${n}`, n, a: part(workload.a), b: part(workload.b) };
}

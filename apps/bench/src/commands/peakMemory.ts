import { ownInNode, peersInNode } from "../node/runners.ts";
import { keyOf, started } from "../runners/runner.ts";
import { selectWorkloads } from "../workloads/index.ts";

// What `peakMemory` starts: one runner, one workload, one process. Prints the growth of its resident set, in bytes.
const [key, name, threads] = process.argv.slice(2) as [string, string, string];
const workload = selectWorkloads([name])[0].make();
const before = process.memoryUsage.rss();
let most = before;
const entry = [...ownInNode([Number(threads)]), ...peersInNode()].find((one) => keyOf(one) === key);
if (!entry) throw new Error(`bench: there is no runner "${key}".`);
const runner = await started(entry);
const prepared = await runner.prepare(workload);
if ("cannot" in prepared) throw new Error(prepared.cannot);
await prepared.begin();
const end = performance.now() + 1000;
let index = 0;
do {
  await prepared.step(index++);
  if (index % 20 === 0) await prepared.sync();
  most = Math.max(most, process.memoryUsage.rss());
} while (performance.now() < end);
await prepared.sync();
console.log(most - before);
process.exit();

import { Command } from "commander";
import { checkedIn, checkIn } from "../counts/checkedIn.ts";
import { countedWorkloads } from "../counts/countedWorkloads.ts";
import { type Counts, countsOf } from "../counts/counts.ts";
import { differences } from "../counts/differences.ts";

const { update } = new Command("bench:counts")
  .description(
    "Counts what each workload asks for on each backend (kernels, groups, bytes, calls into WebGPU, typed arrays made) and shows what " +
      "differs from counts.json, which the tests hold it to.",
  )
  .option("--update", "write the new counts to counts.json", false)
  .parse()
  .opts<{ update: boolean }>();

const found: Record<string, Counts> = {};
for (const { name, make } of countedWorkloads) {
  const counts = await countsOf(make());
  if (counts) found[name] = counts;
}
const changes = differences(checkedIn(), found);
console.log(changes.length > 0 ? changes.join("\n") : "All counts are as in counts.json.");
if (update) checkIn(found);
else if (changes.length > 0) {
  console.log("If that is meant: pnpm bench:counts --update");
  process.exitCode = 1;
}

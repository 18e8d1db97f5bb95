import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { Command } from "commander";
import { page } from "../report/page.ts";
import { plot } from "../report/plot.ts";
import { standings } from "../report/standing.ts";
import { parsedResults } from "../results.ts";
import { workloads } from "../workloads/index.ts";

const checkedIn = new URL("../../results.jsonl", import.meta.url);
const docs = new URL("../../../../docs/", import.meta.url);

const [given] = new Command("bench:docs")
  .description(
    "Writes docs/benchmarks.md and its plots from a file of `pnpm bench --peers --json FILE`, which becomes the checked-in result " +
      "(apps/bench/results.jsonl); without a file, from that one.",
  )
  .argument("[file]", "JSON lines")
  .parse().args;

const text = await readFile(given ?? checkedIn, "utf8");
const results = parsedResults(text);
if (given) await writeFile(checkedIn, text);
await writeFile(new URL("benchmarks.md", docs), page(results, workloads));
const folder = new URL("benchmarks/", docs);
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const { name } of workloads) {
  const standing = standings(results.results.filter(({ workload }) => workload === name));
  if (standing.length > 0) await writeFile(new URL(`${name}.svg`, folder), `${await plot(name, standing)}\n`);
}

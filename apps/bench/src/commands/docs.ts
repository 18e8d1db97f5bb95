import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { Command } from "commander";
import { page } from "../report/page.ts";
import { plot } from "../report/plot.ts";
import { isTransposed } from "../report/products.ts";
import { standings } from "../report/standing.ts";
import { parsedResults, type Results } from "../results.ts";
import { workloads } from "../workloads/index.ts";

const docs = new URL("../../../../docs/", import.meta.url);

const command = new Command("bench:docs")
  .description(
    "Writes docs/benchmarks.md and its plots from a file of `pnpm bench --peers --json FILE`, which becomes the checked-in result " +
      "(apps/bench/results.jsonl); without a file, from that one.",
  )
  .argument("[file]", "JSON lines")
  .option("--browser <file>", "those of a page, which become apps/bench/results-browser.jsonl")
  .parse();

/** Of the given file, which is checked in under the name; else of the one that is. */
async function resultsOf(name: string, given: string | undefined): Promise<Results> {
  const checkedIn = new URL(`../../${name}`, import.meta.url);
  const text = await readFile(given ?? checkedIn, "utf8");
  if (given) await writeFile(checkedIn, text);
  return parsedResults(text);
}

const results = await resultsOf("results.jsonl", command.args[0]);
const inBrowser = await resultsOf("results-browser.jsonl", command.opts<{ browser?: string }>().browser);
await writeFile(new URL("benchmarks.md", docs), page(results, inBrowser, workloads));
const folder = new URL("benchmarks/", docs);
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const entry of workloads) {
  const { name } = entry;
  const standing = standings(results.results.filter(({ workload }) => workload === name));
  if (standing.length > 0 && !isTransposed(name))
    await writeFile(new URL(`${name}.svg`, folder), `${await plot(entry, standing)}\n`);
}

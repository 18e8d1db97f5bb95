import { appendFile, writeFile } from "node:fs/promises";
import { defaultEffort } from "../measure.ts";
import { jsonLine } from "../report/jsonLine.ts";
import { table } from "../report/table.ts";
import { type RunnerEntry, started } from "../runners/runner.ts";
import { selectWorkloads } from "../workloads/index.ts";
import { racesInBrowser } from "./browser.ts";
import { bundleSizes } from "./bundleSizes.ts";
import { machine } from "./machine.ts";
import { memoryTable } from "./memory.ts";
import { type Options, parsed } from "./options.ts";
import { racesInNode } from "./races.ts";
import { ownInNode, peersInNode, sharedGpu } from "./runners.ts";
import { ofLibraries, onBackends } from "./selectRunners.ts";

export async function main(argv: readonly string[]): Promise<void> {
  try {
    await bench(parsed(argv));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

async function bench(options: Options): Promise<void> {
  const effort = { ...defaultEffort, rounds: options.rounds, warmUpSteps: options.after };
  const workloads = selectWorkloads(options.workload);
  const runners = chosen(options);
  if (options.memory) {
    for (const { make } of workloads)
      for (const runner of runners)
        console.log(`${await memoryTable(make(), await started(runner), options.memory)}\n`);
    return;
  }
  const races = options.browser
    ? await racesInBrowser(runners, options.threads, effort)
    : await racesInNode(runners, effort);
  if (options.json)
    await writeFile(options.json, jsonLine({ machine: machine(races.where, await adapter(runners)) }));
  for (const { make } of workloads) {
    const workload = make();
    const results = await races.race(workload, (doing) => progress(`${workload.name}: ${doing}`));
    progress("");
    console.log(table(workload.name, results));
    for (const result of options.json ? results : [])
      await appendFile(options.json as string, jsonLine(result));
  }
  await races.close();
  if (options.json && options.peers === true)
    await appendFile(options.json, jsonLine({ bundles: await bundleSizes() }));
}

/** The adapter of WebGPU, where it takes part. */
async function adapter(runners: readonly RunnerEntry[]): Promise<string> {
  if (!runners.some(({ backend }) => backend === "webgpu")) return "none";
  try {
    return (await sharedGpu()).adapter;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function chosen({ backend, peers, threads }: Options): readonly RunnerEntry[] {
  const own = onBackends(ownInNode(threads > 1 ? [1, threads] : [1]), backend);
  if (peers === undefined) return own;
  return [...own, ...ofLibraries(peersInNode(), peers === true ? [] : peers)];
}

/** What is going on, on one line that is written over; nothing where nobody is looking. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

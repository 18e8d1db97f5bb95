import { appendFile, writeFile } from "node:fs/promises";
import { Command } from "commander";
import { defaultEffort, type Effort } from "./measure.ts";
import { memoryTable } from "./memory.ts";
import { race } from "./race.ts";
import { jsonLine, table } from "./report.ts";
import { own, peers } from "./runners/index.ts";
import { selectWorkloads, workloads } from "./workloads/index.ts";

interface Options {
  readonly workload: readonly string[];
  readonly backend: readonly string[];
  readonly peers: boolean;
  readonly json?: string;
  readonly rounds: number;
  readonly after: number;
  readonly memory?: number;
}

const collect = (value: string, before: readonly string[]): readonly string[] => [
  ...before,
  ...value.split(","),
];

export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("bench")
    .description(
      "Times training steps and kernels, all runners in turns, each checked against a float64 reference first.",
    )
    .option(
      "--workload <name>",
      `one of ${workloads.map(({ name }) => name).join(", ")}; or all of a family, as gemm`,
      collect,
      [],
    )
    .option("--backend <name>", "only these of Retrograd's backends", collect, [])
    .option("--peers", "other libraries too", false)
    .option("--json <file>", "also write one line of JSON per result")
    .option("--rounds <count>", "samples of each runner", Number, defaultEffort.rounds)
    .option("--after <steps>", "train so many steps before timing", Number, defaultEffort.warmUpSteps)
    .option("--memory <steps>", "instead of timing, tell what memory so many steps hold", Number)
    .parse(argv);
  try {
    await bench(program.opts<Options>());
  } catch (error) {
    program.error(error instanceof Error ? error.message : String(error));
  }
}

async function bench(options: Options): Promise<void> {
  const effort: Effort = { ...defaultEffort, rounds: options.rounds, warmUpSteps: options.after };
  const entries = selectWorkloads(options.workload);
  const runners = [...(await own(options.backend)), ...(options.peers ? await peers() : [])];
  if (runners.length === 0)
    throw new Error("bench: nothing to time; add --peers or name a --backend that is there.");
  if (options.memory) {
    for (const { make } of entries)
      for (const runner of runners) console.log(`${await memoryTable(make(), runner, options.memory)}\n`);
    return;
  }
  if (options.json) await writeFile(options.json, "");
  for (const { make } of entries) {
    const workload = make();
    const results = await race(workload, runners, effort, (doing) => progress(`${workload.name}: ${doing}`));
    progress("");
    console.log(table(workload, results));
    for (const result of options.json ? results : [])
      await appendFile(options.json as string, jsonLine(result));
  }
}

/** What is going on, on one line that is written over; nothing where nobody is looking. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

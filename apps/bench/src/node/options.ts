import { Command, InvalidArgumentError } from "commander";
import { defaultEffort } from "../measure.ts";
import { workloads } from "../workloads/index.ts";

export interface Options {
  readonly workload: readonly string[];
  readonly backend: readonly string[];
  /** Names of libraries; true: all. */
  readonly peers?: true | readonly string[];
  readonly threads: number;
  readonly browser: boolean;
  readonly json?: string;
  readonly rounds: number;
  readonly after: number;
  readonly memory?: number;
}

export function parsed(argv: readonly string[]): Options {
  return new Command("bench")
    .usage("[options]")
    .description(
      "Times training steps, inference and kernels. All runners take turns in one run, and only what computes the same as a " +
        "float64 reference is timed. Trust ratios within one run, not milliseconds.",
    )
    .option(
      "--workload <name>",
      "what to time, several times or with commas; all unless said. A family's name stands for its members: w8, gemm, inference",
      collected,
      [] as string[],
    )
    .option(
      "--backend <name>",
      "only these of Retrograd's: cpu, ndarray, wasm, webgpu",
      collected,
      [] as string[],
    )
    .option("--peers [names]", "other libraries too; of them only these, as tfjs,jax-js-webgpu", commas)
    .option("--threads <count>", "WebAssembly also on so many threads, beside one", positive, 1)
    .option("--browser", "in a page in headless Chromium instead of in Node", false)
    .option("--json <file>", "also write one line of JSON per result, after one on the machine")
    .option("--rounds <count>", "samples of each runner", positive, defaultEffort.rounds)
    .option("--after <steps>", "train so many steps before timing", positive, defaultEffort.warmUpSteps)
    .option("--memory <steps>", "instead of timing, tell what memory so many steps hold", positive)
    .addHelpText(
      "after",
      [
        "",
        `Workloads: ${workloads.map(({ name }) => name).join(", ")}.`,
        "What they are: docs/benchmarks.md.",
        "",
        "Examples:",
        "  pnpm bench                                     every backend of Retrograd, every workload",
        "  pnpm bench --workload w2 --backend wasm --peers  one workload, against other libraries",
        "  pnpm bench --peers --json results.jsonl        all of it; pnpm bench:docs results.jsonl makes the page of it",
      ].join("\n"),
    )
    .parse(argv)
    .opts<Options>();
}

function collected(value: string, before: string[]): string[] {
  return [...before, ...commas(value)];
}

function commas(value: string): string[] {
  return value.split(",").map((name) => name.trim().toLowerCase());
}

function positive(value: string): number {
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new InvalidArgumentError("It has to be a whole number from 1.");
}

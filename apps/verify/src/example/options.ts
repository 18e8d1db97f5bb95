import { reject } from "@retrograd/core/backend";
import { Command } from "commander";
import { type BackendName, backendNames } from "../quickstart/backends.ts";
import { type ExampleName, examples } from "./examples.ts";

export interface Options {
  readonly example: ExampleName;
  readonly data: string | null;
  /** The best one that is here where there is none. */
  readonly backend: BackendName | null;
  readonly epochs: number | null;
  readonly seed: number;
}

interface Raw {
  readonly data?: string;
  readonly backend?: string;
  readonly epochs?: string;
  readonly seed: string;
}

export function parseOptions(argv: readonly string[]): Options {
  const list = Object.entries(examples).map(
    ([name, { description }]) => `  ${name.padEnd(12)}${description}`,
  );
  const program = new Command("example")
    .description("Trains one of the example networks and shows what has become of it.")
    .argument("<name>", "which one")
    .option("--data <which>", "mnist or fashion-mnist (fetched once), or a folder; else the example's own")
    .option("--backend <name>", `${backendNames.join(", ")}; else the best one that is here`)
    .option("--epochs <count>", "how often to go through all that there is to train on")
    .option("--seed <number>", "the same seed gives the same numbers, bit for bit", "1")
    .addHelpText("after", `\nExamples:\n${list.join("\n")}`)
    .parse(argv);
  const [name = ""] = program.args;
  const { data, backend, epochs, seed } = program.opts<Raw>();
  return {
    example: known("example", Object.keys(examples) as ExampleName[], name),
    data: data ?? null,
    backend: backend === undefined ? null : known("backend", backendNames, backend),
    epochs: epochs === undefined ? null : whole("--epochs", epochs, 1, 1_000_000),
    seed: whole("--seed", seed, 0, 2 ** 31 - 1),
  };
}

function known<Name extends string>(what: string, names: readonly Name[], name: string): Name {
  const found = names.find((each) => each === name);
  return (
    found ??
    reject("example", `there is no ${what} ${JSON.stringify(name)}`, `choose one of ${names.join(", ")}`)
  );
}

function whole(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isInteger(value) && value >= least && value <= most) return value;
  return reject(
    "example",
    `${option} is ${JSON.stringify(text)}`,
    `give a whole number from ${least} to ${most}`,
  );
}

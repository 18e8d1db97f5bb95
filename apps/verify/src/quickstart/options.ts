import { reject } from "@retrograd/core/backend";
import { Command } from "commander";
import { type BackendName, backendNames } from "./backends.ts";

export interface Options {
  /** The best one that is here where there is none. */
  readonly backend: BackendName | null;
  /** A folder with IDX files, or the name of a collection; drawn digits where there is none. */
  readonly data: string | null;
  /** As many as the data need where there is none. */
  readonly epochs: number | null;
  readonly seed: number;
  readonly json: string | null;
}

interface Raw {
  readonly backend?: string;
  readonly data?: string;
  readonly epochs?: string;
  readonly seed: string;
  readonly json?: string;
}

export function parseOptions(argv: readonly string[]): Options {
  const program = new Command("quickstart")
    .description(
      "Trains a network to read digits, shows what it gets right and wrong, and checks that all backends agree.",
    )
    .option(
      "--data <which>",
      "mnist or fashion-mnist (fetched once), or a folder with IDX files; else digits are drawn",
    )
    .option("--backend <name>", `${backendNames.join(", ")}; else the best one that is here`)
    .option("--epochs <count>", "how often to go through all training images")
    .option("--seed <number>", "the same seed gives the same numbers, bit for bit", "1")
    .option("--json <file>", "also write what was measured")
    .allowExcessArguments(false)
    .parse(argv);
  const { backend, data, epochs, seed, json } = program.opts<Raw>();
  return {
    backend: backend === undefined ? null : backendName(backend),
    data: data ?? null,
    epochs: epochs === undefined ? null : whole("--epochs", epochs, 1, 1_000_000),
    seed: whole("--seed", seed, 0, 2 ** 31 - 1),
    json: json ?? null,
  };
}

function backendName(name: string): BackendName {
  const found = backendNames.find((known) => known === name);
  return (
    found ??
    reject(
      "quickstart",
      `there is no backend ${JSON.stringify(name)}`,
      `choose one of ${backendNames.join(", ")}`,
    )
  );
}

function whole(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isInteger(value) && value >= least && value <= most) return value;
  return reject(
    "quickstart",
    `${option} is ${JSON.stringify(text)}`,
    `give a whole number from ${least} to ${most}`,
  );
}

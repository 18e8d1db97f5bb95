import { reject } from "@retrograd/core/backend";
import { Command } from "commander";
import { type BackendName, backendNames } from "../quickstart/backends.ts";

export interface Options {
  /** Backends that were asked for by name; none: every one that this machine has. */
  readonly backends: readonly BackendName[];
  readonly json: string | null;
}

interface Raw {
  readonly backend: readonly string[];
  readonly json?: string;
}

/** Options that conformance and golden share; the rest of the line are `operands`. */
export function parseCommand(
  name: string,
  description: string,
  argv: readonly string[],
  folder = false,
): Options & { readonly operands: readonly string[] } {
  const program = new Command(name)
    .description(description)
    .option(
      "--backend <name>",
      `${backendNames.join(", ")}; again for another one (default: all that are here)`,
      (backend: string, others: readonly string[]) => [...others, backend],
      [],
    )
    .option("--json <file>", "also write every check and what came of it")
    .allowExcessArguments(false);
  if (folder) program.argument("<folder>", "a folder with golden files, or one such file");
  program.parse(argv);
  const { backend, json } = program.opts<Raw>();
  const backends = [...new Set(backend.map((each) => backendName(name, each)))];
  return { backends, json: json ?? null, operands: program.args };
}

function backendName(command: string, name: string): BackendName {
  const found = backendNames.find((known) => known === name);
  return (
    found ??
    reject(command, `there is no backend ${JSON.stringify(name)}`, `choose one of ${backendNames.join(", ")}`)
  );
}

import { type Check, goldenChecks, type Outcome, type Report, runChecks } from "@retrograd/conformance";
import { RetrogradError } from "@retrograd/core";
import { writableOrReject } from "../conformance/json.ts";
import { missing } from "../conformance/missing.ts";
import { parseCommand } from "../conformance/options.ts";
import { progressOf } from "../conformance/progress.ts";
import { isRequired, select } from "../conformance/select.ts";
import { writeWhole } from "../data/wholeFile.ts";
import { type Screen, standardScreen } from "../quickstart/screen.ts";
import { goldenFolder } from "./folder.ts";

/** Runs the command; gives its exit status. */
export async function main(argv: readonly string[], screen: Screen = standardScreen()): Promise<number> {
  try {
    return await golden(argv, screen);
  } catch (error) {
    if (!(error instanceof RetrogradError)) throw error;
    console.error(error.message);
    return 1;
  }
}

async function golden(argv: readonly string[], screen: Screen): Promise<number> {
  const about = "Runs golden files, the expected values of an independent framework, on every backend.";
  const { backends, json, operands } = parseCommand("golden", about, argv, true);
  if (json !== null) await writableOrReject("golden", json);
  const files = await goldenFolder(operands[0] ?? "");
  const checks = files.flatMap(({ name, golden }) => goldenChecks(name, golden));
  const reports: Report[] = [];
  for (const selected of await select(backends)) {
    const { name } = selected;
    if ("reason" in selected) {
      const required = isRequired(name, backends);
      screen.print(`${name}: ${required ? screen.colors.red("missing") : "skipped"}: ${selected.reason}`);
      reports.push(missing(name, selected.reason, required));
      continue;
    }
    screen.print(screen.colors.bold(selected.remark ? `${name}, which ${selected.remark}` : name));
    reports.push({ ...(await onBackend(selected.backend, checks, screen)), backend: name });
    selected.backend.dispose();
  }
  if (json !== null) await writeWhole(json, `${JSON.stringify(reports, null, 2)}\n`);
  return reports.some(({ failed }) => failed > 0) ? 1 : 0;
}

/** Prints a line for every file, and what failed in it, as soon as its cases are done. */
async function onBackend(
  backend: Parameters<typeof runChecks>[0],
  checks: readonly Check[],
  screen: Screen,
): Promise<Report> {
  const progress = progressOf(backend.name, checks.length, screen);
  let ofFile: Outcome[] = [];
  let made = 0;
  return await runChecks(backend, checks, (outcome, check) => {
    progress.each(outcome);
    ofFile.push(outcome);
    made++;
    if (checks[made]?.subject === check.subject) return;
    progress.end();
    showFile(check.subject, ofFile, screen);
    ofFile = [];
  });
}

function showFile(file: string, outcomes: readonly Outcome[], { colors, print }: Screen): void {
  const count = (status: Outcome["status"]): number =>
    outcomes.filter((outcome) => outcome.status === status).length;
  const failed = count("failed");
  const line = `  ${file.padEnd(16)} ${count("passed")} passed, ${failed} failed, ${count("unsupported")} unsupported`;
  print(failed > 0 ? colors.red(line) : line);
  for (const outcome of outcomes)
    if (outcome.status === "failed")
      for (const each of outcome.error.split("\n")) print(colors.red(`    ${outcome.id}: ${each}`));
}

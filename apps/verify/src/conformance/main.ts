import { resolve } from "node:path";
import { type Report, runChecks, suite } from "@retrograd/conformance";
import { RetrogradError } from "@retrograd/core";
import { writeWhole } from "../data/wholeFile.ts";
import { type Screen, standardScreen } from "../quickstart/screen.ts";
import { table } from "../quickstart/table.ts";
import { writableOrReject } from "./json.ts";
import { Matrix } from "./matrix.ts";
import { missing } from "./missing.ts";
import { type Options, parseCommand } from "./options.ts";
import { pageOf } from "./page.ts";
import { progressOf } from "./progress.ts";
import { isRequired, type Selected, select } from "./select.ts";

const page = resolve(import.meta.dirname, "../../../../docs/conformance.md");

/** Runs the command; gives its exit status. */
export async function main(argv: readonly string[], screen: Screen = standardScreen()): Promise<number> {
  try {
    const about = "Runs every check of the conformance suite on every backend.";
    return await conformance(parseCommand("conformance", about, argv), screen);
  } catch (error) {
    if (!(error instanceof RetrogradError)) throw error;
    console.error(error.message);
    return 1;
  }
}

async function conformance({ backends, json }: Options, screen: Screen): Promise<number> {
  if (json !== null) await writableOrReject("conformance", json);
  const matrix = new Matrix();
  const remarks: string[] = [];
  const reports: Report[] = [];
  for (const selected of await select(backends)) {
    const report = await reportOn(selected, isRequired(selected.name, backends), matrix, screen);
    reports.push(report);
    if ("reason" in selected) remarks.push(`${selected.name} was not there: ${selected.reason}`);
    else if (selected.remark) remarks.push(`${selected.name} ${selected.remark}.`);
  }
  show(matrix, reports, screen);
  for (const remark of remarks) screen.print(screen.colors.dim(remark));
  if (json !== null) await writeWhole(json, `${JSON.stringify(reports, null, 2)}\n`);
  // A page with some backends only would forget the others.
  if (backends.length === 0) await writeWhole(page, pageOf(matrix, reports, remarks));
  return reports.some(({ failed }) => failed > 0) ? 1 : 0;
}

async function reportOn(
  selected: Selected,
  required: boolean,
  matrix: Matrix,
  screen: Screen,
): Promise<Report> {
  const { name } = selected;
  if ("reason" in selected) {
    screen.print(`${name}: ${required ? screen.colors.red("missing") : "skipped"}: ${selected.reason}`);
    return missing(name, selected.reason, required);
  }
  const checks = await suite();
  const progress = progressOf(name, checks.length, screen);
  const started = performance.now();
  const report = await runChecks(selected.backend, checks, (outcome, check) => {
    matrix.add(name, check, outcome);
    progress.each(outcome);
  });
  progress.end();
  selected.backend.dispose();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { passed, failed, skipped } = report;
  screen.print(`${name}: ${passed} passed, ${failed} failed, ${skipped} not made, in ${seconds} s`);
  for (const outcome of report.checks)
    if (outcome.status === "failed")
      screen.print(screen.colors.red(`  ${outcome.id}\n    ${outcome.error.replaceAll("\n", "\n    ")}`));
  return report;
}

function show(matrix: Matrix, reports: readonly Report[], { colors, print }: Screen): void {
  const rows = matrix.kinds.flatMap((kind) =>
    matrix.rowsOf(kind).map(([name, ...cells]) => [`${kind}/${name}`, ...cells]),
  );
  print();
  for (const [i, line] of table([["", ...matrix.backends], ...rows]).entries())
    print(i === 0 ? colors.bold(line) : line.includes("✗") ? colors.red(line) : line);
  const failed = reports.reduce((sum, report) => sum + report.failed, 0);
  print();
  print(
    failed > 0 ? colors.red(`${failed} checks failed.`) : colors.green("Every check that is made passes."),
  );
}

import type { Timing } from "../backend/backend.ts";
import type { Step } from "../compile/compile.ts";
import type { Given } from "../compile/structure.ts";

/** Settings of `profile`. */
export interface ProfileOptions {
  /** Runs that are timed, after one that is not; 10, unless said. */
  readonly runs?: number;
}

/** One part of a run, in the median of all runs that were timed. */
export interface ProfileRow extends Timing {
  /** Of the time of all parts: 0.25 for a quarter. */
  readonly share: number;
}

/** Where the time of a run goes. */
export interface Profile {
  /** In the order in which they run. */
  readonly rows: readonly ProfileRow[];
  /** Of all parts together. */
  readonly milliseconds: number;
  /** As a table. */
  toString(): string;
}

/**
 * Where the time of a step's run goes: on the device, by ops and layers, without what the host does in between. A
 * backend times what it runs at once, a group of the plan as `step.plan(inputs).describe()` has it, or several. The
 * runs are runs as any other: a training step trains.
 *
 * @throws RetrogradError where the device has no clock
 * @example
 * console.log(`${await profile(step, { x, y })}`);
 */
export async function profile<In>(
  step: Pick<Step<In, never>, "timings">,
  inputs: Given<In>,
  options: ProfileOptions = {},
): Promise<Profile> {
  await step.timings(inputs);
  const runs: (readonly Timing[])[] = [];
  for (let run = 0; run < Math.max(1, options.runs ?? 10); run++) runs.push(await step.timings(inputs));
  const timings = (runs[0] as readonly Timing[]).map(({ label }, part) => {
    return { label, milliseconds: median(runs.map((run) => (run[part] as Timing).milliseconds)) };
  });
  const milliseconds = timings.reduce((sum, timing) => sum + timing.milliseconds, 0);
  const rows = timings.map((timing) => {
    return { ...timing, share: milliseconds > 0 ? timing.milliseconds / milliseconds : 0 };
  });
  return { rows, milliseconds, toString: () => table(rows, milliseconds) };
}

function median(numbers: number[]): number {
  const sorted = numbers.sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return ((sorted[middle] as number) + (sorted[sorted.length - 1 - middle] as number)) / 2;
}

function table(rows: readonly ProfileRow[], milliseconds: number): string {
  const lines = [
    ["ms", "share", "part"],
    ...rows.map((row) => [
      row.milliseconds.toFixed(3),
      `${(row.share * 100).toFixed(1)} %`,
      row.label.replaceAll("\n", " "),
    ]),
    [milliseconds.toFixed(3), "", "in all"],
  ];
  const width = (column: number): number => Math.max(...lines.map((line) => (line[column] as string).length));
  const [first, second] = [width(0), width(1)];
  return lines
    .map(
      ([time = "", share = "", part = ""]) => `${time.padStart(first)}  ${share.padStart(second)}  ${part}`,
    )
    .join("\n");
}

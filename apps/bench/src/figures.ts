import { modelLosses, modelOutputs } from "./reference/modelTraining.ts";
import { rowsOutputs } from "./reference/rows.ts";
import { networkOutputs, trainingLosses } from "./reference/training.ts";
import { stridesOf } from "./workloads/gemm.ts";
import type { Method, Workload } from "./workloads/workload.ts";

/** What is compared with the reference: a network's losses, or elements of each output; by name. */
export type Figures = Readonly<Record<string, readonly number[]>>;

const probes = 64;

/** The place of the j-th element that is looked at: the first and the last one, and evenly between. */
function placeOf(j: number, length: number): number {
  return Math.round((j * (length - 1)) / (probes - 1));
}

/** The figures of outputs in full, in the order in which the workload names them. */
export function probed(workload: Workload, outputs: readonly ArrayLike<number>[]): Figures {
  const names = outputNames(workload);
  if (names.length !== outputs.length)
    throw new Error(`${workload.name}: ${outputs.length} outputs instead of ${names}.`);
  return Object.fromEntries(
    outputs.map((values, k) => [
      names[k] as string,
      Array.from({ length: probes }, (_, j) => values[placeOf(j, values.length)] as number),
    ]),
  );
}

function outputNames(workload: Workload): string[] {
  if (workload.kind !== "rows" || workload.pass === "forward") return ["out"];
  return ["out", ...workload.operands.map(({ name }) => `d${name}`)];
}

/** The reference's figures; `method` is how a network is trained. */
export function expectedFigures(workload: Workload, method: Method | null): Figures {
  switch (workload.kind) {
    case "network": {
      const own = method ?? workload.method;
      if (workload.pass === "inference") return probed(workload, [networkOutputs(workload, own)]);
      return { loss: trainingLosses(workload, own) };
    }
    case "model":
      if (workload.pass === "inference") return probed(workload, [modelOutputs(workload)]);
      return { loss: modelLosses(workload) };
    case "rows":
      return probed(workload, rowsOutputs(workload));
    case "product": {
      const { n, a, b } = workload;
      const strides = stridesOf(workload);
      const element = (place: number) => {
        const row = Math.floor(place / n) * strides.a.row;
        const column = (place % n) * strides.b.column;
        let sum = 0;
        for (let k = 0; k < n; k++)
          sum += (a[row + k * strides.a.column] as number) * (b[k * strides.b.row + column] as number);
        return sum;
      };
      return { out: Array.from({ length: probes }, (_, j) => element(placeOf(j, n * n))) };
    }
  }
}

/** What differs by more than the tolerance, relative to the largest of its kind; null where nothing does. */
export function firstDifference(actual: Figures, expected: Figures, tolerance: number): string | null {
  for (const [name, values] of Object.entries(expected)) {
    const scale = Math.max(...values.map(Math.abs));
    const own = actual[name] ?? [];
    const at = values.findIndex(
      (value, k) => !(Math.abs((own[k] ?? Number.NaN) - value) <= tolerance * scale),
    );
    if (at >= 0) return `${name} ${at} is ${own[at]}, the reference has ${values[at]}`;
  }
  return null;
}

/** The figures of several steps, one after the other under each name. */
export function joined(taken: readonly Figures[]): Figures {
  const names = Object.keys(taken[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, taken.flatMap((figures) => figures[name] ?? [])]));
}

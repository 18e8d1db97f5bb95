import type { Results } from "../results.ts";

/** What was measured on what, and how far to trust it. */
export function machineOf({ machine, added }: Results): string[] {
  const { date, cpu, cores, memoryGiB, system, where, adapter, load, versions } = machine;
  const libraries = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const shared =
    load > 0.5
      ? [
          `The machine was shared: when the run began, ${load.toFixed(1)} other programs wanted its ${cores} cores. Milliseconds are then longer`,
          "than on an idle machine, and differ from run to run. Ratios of fastest samples are what to trust, and of those only large ones:",
          "a runner that needs long for a step hardly ever meets a quiet moment, and what computes on several threads meets none.",
        ]
      : ["The machine had nothing else to do. Only ratios carry over to other machines."];
  return [
    `Measured on ${date}: ${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}; ${where}; WebGPU on ${adapter}; ${libraries.join(", ")}.`,
    ...shared,
    ...added.map(({ machine, workloads }) => {
      const what =
        workloads.length > 1 ? `${workloads[0]} to ${workloads.at(-1)} come` : `${workloads[0]} comes`;
      return `${what} from another run, on ${machine.date}; when it began, ${machine.load.toFixed(1)} programs wanted the cores.`;
    }),
  ];
}

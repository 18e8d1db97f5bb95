import type { Results } from "../results.ts";
import type { WorkloadEntry } from "../workloads/workload.ts";
import { duration, percent, ratio } from "./format.ts";
import { absences, type Standing, standings } from "./standing.ts";

/** The page on results, with a plot for each workload in the folder `benchmarks` beside it. */
export function page(results: Results, workloads: readonly WorkloadEntry[]): string {
  const measured = workloads.filter(({ name }) => results.results.some(({ workload }) => workload === name));
  return [
    "# Benchmarks",
    "",
    "Written by `pnpm bench:docs` from a result of `pnpm bench --peers --json FILE`; do not edit.",
    "",
    ...machineOf(results),
    "",
    "## Against the fastest other library",
    "",
    "How many times faster Retrograd is on each of its backends than the fastest library that was timed, by the fastest sample of each;",
    "below 1 it is slower.",
    "",
    ...overview(results, measured),
    "",
    ...onOneGpu(results, measured),
    ...measured.flatMap((entry) => [...section(results, entry), ""]),
    ...bundles(results),
    "## How it is measured",
    "",
    "- Every runner is given the same numbers, and what it computes is compared with a reference in float64 (losses of the first training",
    "  steps, or elements of each output) before a time counts. One that differs is not timed but reported.",
    "- Each is warmed up; then all take turns, so that whatever else the machine does meets all alike. Minimum and median are of the same",
    "  samples, the spread is the middle half of them, relative to the median.",
    "- *x2* has two threads.",
    "- *start* is the time from nothing to the end of the first step, less what a step takes once warm: tracing, differentiating, planning,",
    "  compiling.",
    "- GFLOP/s count products and convolutions alone. *of peak* is their share of what one core does that only multiplies and adds, by a",
    "  kernel in WebAssembly in the same run. A GPU has another peak.",
    "- *MB* is by how much a process of its own grows from before it loads the library until it has trained for a second.",
    "- Each library is in its best configuration in Node: TensorFlow.js and jax-js have no threads in WebAssembly there. brain.js and",
    "  synaptic update after each example, which is another algorithm; the reference does the same to check them.",
    "- `pnpm bench --browser` measures the same in a page.",
    "",
  ].join("\n");
}

function machineOf({ machine }: Results): string[] {
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
  ];
}

const backends = ["wasm", "cpu", "ndarray", "webgpu"] as const;

function overview({ results }: Results, workloads: readonly WorkloadEntry[]): string[] {
  return [
    row(["", ...backends, "the fastest other"]),
    row(["---", ...backends.map(() => "---:"), "---"]),
    ...workloads.map(({ name }) => {
      const own = standings(results.filter(({ workload }) => workload === name));
      const cells = backends.map((backend) => {
        const standing = own.find(
          ({ result }) => result.runner === "retrograd" && result.backend === backend && result.threads === 1,
        );
        return standing?.againstPeer ? ratio(standing.againstPeer) : "";
      });
      const peer = own.find(({ againstPeer }) => againstPeer === 1);
      return row([`[${name}](#${name})`, ...cells, peer?.label ?? ""]);
    }),
  ];
}

/** Among those that compute on WebGPU, on the same adapter. */
function onOneGpu({ results, machine }: Results, workloads: readonly WorkloadEntry[]): string[] {
  const peers = ["jax-js", "tfjs"];
  const rows = workloads.flatMap(({ name }) => {
    const timeOf = (library: string): number | null => {
      const found = results.find(
        ({ workload, runner, backend }) => workload === name && runner === library && backend === "webgpu",
      );
      return found && "minMs" in found ? found.minMs : null;
    };
    const own = timeOf("retrograd");
    if (own === null) return [];
    const cells = peers.map((peer) => {
      const time = timeOf(peer);
      return time === null ? "" : ratio(time / own);
    });
    return [row([`[${name}](#${name})`, ...cells])];
  });
  if (rows.length === 0) return [];
  const software = /swiftshader|llvmpipe/i.test(machine.adapter)
    ? ["", `${machine.adapter} computes in software, on the same cores: these are no numbers of a GPU.`]
    : [];
  return [
    "## On WebGPU",
    "",
    "How many times faster Retrograd is than the others on the same adapter, by the fastest sample of each.",
    ...software,
    "",
    row(["", ...peers]),
    row(["---", ...peers.map(() => "---:")]),
    ...rows,
    "",
  ];
}

function section({ results }: Results, { name, about }: WorkloadEntry): string[] {
  const own = results.filter(({ workload }) => workload === name);
  const standing = standings(own);
  const wrong = own.flatMap((result) =>
    "wrong" in result
      ? [`Not timed, since it computes something else: ${result.runner} ${result.backend} (${result.wrong}).`]
      : [],
  );
  const missing = absences(own).map(({ who, why }) => `Cannot: ${who} (${why}).`);
  return [
    `## ${name}`,
    "",
    about,
    "",
    `![${name}, milliseconds by runner](benchmarks/${name}.svg)`,
    "",
    row([
      "",
      "min ms",
      "median ms",
      "spread",
      "against the fastest peer",
      "start ms",
      "GFLOP/s",
      "of peak",
      "MB",
      "",
    ]),
    row(["---", ...Array<string>(8).fill("---:"), "---"]),
    ...standing.map((one) => row(cells(one))),
    ...[...wrong, ...missing].flatMap((line) => ["", line]),
    ...calls(standing),
  ];
}

function cells({ result, label, spread, againstPeer }: Standing): string[] {
  const { minMs, medianMs, startMs, gflops, share, agedRatio, note, memoryMb } = result;
  const remarks = [
    ...(agedRatio === null ? [] : [`step 5,000 takes ${ratio(agedRatio)} times step 100`]),
    ...(note ? [note] : []),
  ];
  return [
    result.runner === "retrograd" ? `**${label}**` : label,
    duration(minMs),
    duration(medianMs),
    percent(spread),
    againstPeer === null ? "" : ratio(againstPeer),
    duration(startMs),
    gflops === null ? "" : gflops.toFixed(1),
    share === null ? "" : percent(share),
    memoryMb ? memoryMb.toFixed(0) : "",
    remarks.join("; "),
  ];
}

/** What a step asks of WebGPU. */
function calls(standing: readonly Standing[]): string[] {
  const counted = standing.filter(({ result }) => result.dispatches !== undefined);
  if (counted.length === 0) return [];
  const names = ["dispatches", "submits", "bindGroups", "buffers", "writes"] as const;
  return [
    "",
    row([
      "calls per step",
      "dispatches",
      "submits",
      "bind groups made",
      "buffers made",
      "writes",
      "JavaScript ms",
    ]),
    row(["---", ...Array<string>(6).fill("---:")]),
    ...counted.map(({ label, result }) =>
      row([
        label,
        ...names.map((name) => String(result[name] ?? "")),
        result.jsMs === undefined ? "" : duration(result.jsMs),
      ]),
    ),
  ];
}

function bundles({ bundles }: Results): string[] {
  const sorted = Object.entries(bundles).sort(([, a], [, b]) => a - b);
  if (sorted.length === 0) return [];
  return [
    "## What a page loads",
    "",
    "To train W2's network: the script and all that it may load, minified by Vite and gzipped.",
    "",
    row(["", "kB"]),
    row(["---", "---:"]),
    ...sorted.map(([runner, kilobytes]) =>
      row([runner.startsWith("retrograd") ? `**${runner}**` : runner, kilobytes.toFixed(1)]),
    ),
    "",
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

import { expect, test } from "vitest";
import type { CountedResult } from "../node/races.ts";
import { parsedResults, type Results } from "../results.ts";
import { jsonLine } from "./jsonLine.ts";
import { page } from "./page.ts";
import { plot } from "./plot.ts";
import { absences, standings } from "./standing.ts";
import { table } from "./table.ts";

const machine: Results["machine"] = {
  date: "2026-11-25",
  cpu: "A processor",
  cores: 2,
  memoryGiB: 8,
  system: "linux 6 x64",
  load: 0,
  where: "Node.js 24",
  adapter: "A GPU",
  versions: { "tfjs-core": "4" },
};

function timed(runner: string, backend: string, samples: number[], more: Partial<CountedResult> = {}) {
  return {
    workload: "w2",
    runner,
    backend,
    threads: 1,
    medianMs: samples[1],
    minMs: samples[0],
    samples,
    startMs: 12.34567,
    gflops: 40,
    peakGflops: 50,
    share: backend === "webgpu" ? null : 0.8,
    agedRatio: null,
    note: "",
    ...more,
  } as CountedResult;
}

const own = timed("retrograd", "wasm", [1, 2, 3]);
const gpu = timed("retrograd", "webgpu", [4, 5, 6], { dispatches: 9, submits: 1 });
const peer = timed("tfjs", "wasm", [3, 4, 5], { note: "trains otherwise" });
const gpuPeer = timed("jax-js", "webgpu", [8, 9, 10]);
const loop = timed("plain loop", "cpu", [2, 4, 5]);
const absent: CountedResult[] = ["synaptic", "brain.js"].map((runner) => ({
  workload: "w2",
  runner,
  backend: "cpu",
  threads: 1,
  cannot: "has only dense networks",
}));
const wrong: CountedResult = {
  workload: "w2",
  runner: "jax-js",
  backend: "wasm",
  threads: 1,
  wrong: "loss 0 is 3",
};
const all = [peer, gpu, own, loop, ...absent, wrong];

test("who is fastest comes first, against the fastest of the other libraries", () => {
  expect(standings(all).map(({ label, againstPeer }) => [label, againstPeer])).toEqual([
    ["retrograd wasm", 3],
    ["plain loop cpu", 1.5],
    ["tfjs wasm", 1],
    ["retrograd webgpu", 0.75],
  ]);
});

test("those with the same reason are kept away together", () => {
  expect(absences(all)).toEqual([{ who: "synaptic cpu, brain.js cpu", why: "has only dense networks" }]);
});

test("a file of results is read as it was written", () => {
  const lines = [{ machine }, ...all, { bundles: { "tfjs wasm": 275 } }].map(jsonLine).join("");
  const results = parsedResults(lines);
  expect(results.machine).toEqual(machine);
  expect(results.results).toHaveLength(all.length);
  expect(results.results[0]).toMatchObject({ startMs: 12.346, minMs: 3 });
  expect(results.bundles).toEqual({ "tfjs wasm": 275 });
});

test("lines that were added from another run are said to be", () => {
  const other = { ...own, workload: "w3" };
  const lines = [{ machine }, own, { machine: { ...machine, load: 3 } }, other, { ...other, workload: "w4" }];
  const results = parsedResults(lines.map(jsonLine).join(""));
  expect(results.results).toHaveLength(3);
  expect(page(results, results, [])).toContain(
    "\nw3 to w4 come from another run, on 2026-11-25; when it began, 3.0 programs wanted the cores.\n",
  );
});

test("a file without a machine is none of results", () => {
  expect(() => parsedResults(jsonLine(own))).toThrow(
    "bench: the file has no line on the machine; pnpm bench --peers --json FILE writes one with it.",
  );
});

test("the table has a line for each, and says what is wrong and who is missing", () => {
  const lines = table("w2", all);
  expect(lines).toMatch(/retrograd wasm +1 +2 +50 % +3.00 x +12.3 +40.0 +80 %/);
  expect(lines).toContain("jax-js wasm  wrong: loss 0 is 3");
  expect(lines).toContain("cannot: synaptic cpu, brain.js cpu (has only dense networks)");
});

test("the page tells what was measured where, and says so where the machine was shared", () => {
  const workloads = [
    { name: "w2", title: "Classifier: 4-2", about: "A network.", make: () => expect.fail("not made") },
  ];
  const results: Results = { machine, results: [...all, gpuPeer], added: [], bundles: { "tfjs wasm": 275 } };
  const inBrowser = { ...results, machine: { ...machine, where: "Chromium 153" } };
  const text = page(results, inBrowser, workloads);
  expect(text).toContain("in training steps\nClassifier 3.00 ([w2](#w2)).\n");
  expect(text).toContain("Measured on 2026-11-25: A processor, 2 cores");
  expect(text).toContain("The machine had nothing else to do.");
  expect(text).toContain("| [w2](#w2) | Classifier: 4-2 | 3.00 |  |  | 0.75 | tfjs wasm |");
  expect(text).toContain("| [w2](#w2) | 2.00 |  |");
  expect(text).toContain("| retrograd webgpu | 9 | 1 |");
  expect(text).toContain("Not timed, since it computes something else: jax-js wasm (loss 0 is 3).");
  expect(text).toContain("| tfjs wasm | 275.0 |");
  const [, below] = text.split("## In a browser");
  expect(below).toContain("Chromium 153; WebGPU on A GPU");
  expect(below).toContain("Not timed, since it computes something else: w2 by jax-js wasm (loss 0 is 3).");
  const busy = { ...results, machine: { ...machine, load: 4 } };
  expect(page(busy, inBrowser, workloads)).toContain("The machine was shared");
});

test("the plot is an SVG that names every runner", async () => {
  const svg = await plot({ name: "w2", title: "Classifier: 4-2" }, standings(all));
  expect(svg).toMatch(/^<svg /);
  for (const name of ["retrograd wasm", "tfjs wasm", "plain loop cpu", "w2: Classifier", "4-2"])
    expect(svg).toContain(`>${name}<`);
});

test("products of all transpositions share a table, and only those as they lie have a section", () => {
  const entry = (name: string) => ({ name, title: name, about: "", make: () => expect.fail("not made") });
  const workload = "gemm-64-nt";
  const product = [own, { ...timed("retrograd", "cpu", [2, 3, 4]), gflops: 9 }, peer, { ...loop, minMs: 8 }];
  const results = [...product, ...product.map((result) => ({ ...result, workload }))].map((result) =>
    result.workload === "w2" ? { ...result, workload: "gemm-64" } : result,
  );
  const all: Results = { machine, results, added: [], bundles: {} };
  const text = page(all, all, [entry("gemm-64"), entry(workload)]);
  expect(text).toContain("| gemm-64-nt | gemm-64-nt | 40.0 | 80 % | 3.00 | 9.0 | 4.00 |");
  expect(text).toContain("\n## gemm-64\n");
  expect(text).not.toContain("\n## gemm-64-nt\n");
});

import type { Backend } from "@retrograd/core";
import type { RunnerEntry } from "./runner.ts";

/** Retrograd on each of its backends; `webgpu` differs between Node and pages. */
export function ownRunners(
  webgpu: () => Promise<Backend>,
  threads: readonly number[],
): readonly RunnerEntry[] {
  return [
    entry("cpu", 1, async () => (await import("@retrograd/backend-cpu")).cpu()),
    entry("ndarray", 1, async () => (await import("@retrograd/backend-ndarray")).ndarray()),
    ...threads.map((count) =>
      entry("wasm", count, async () => (await import("@retrograd/backend-wasm")).wasm({ threads: count })),
    ),
    entry("webgpu", 1, webgpu),
  ];
}

function entry(backend: string, threads: number, make: () => Promise<Backend>): RunnerEntry {
  return {
    runner: "retrograd",
    backend,
    threads,
    load: async () => (await import("./retrograd.ts")).retrograd(await make()),
  };
}

import { ownRunners } from "../runners/own.ts";
import { peerRunners } from "../runners/peers.ts";
import type { RunnerEntry } from "../runners/runner.ts";
import { type GpuHere, gpuHere, provideGpu } from "./gpu.ts";

let gpu: Promise<GpuHere> | null = null;

/** Looked for once, when the first runner asks. */
export function sharedGpu(): Promise<GpuHere> {
  gpu ??= gpuHere();
  return gpu;
}

/** Retrograd on every backend that runs in Node. */
export function ownInNode(threads: readonly number[]): readonly RunnerEntry[] {
  return ownRunners(async () => (await sharedGpu()).backend, threads);
}

/** Other libraries in Node, on every backend that they have. */
export function peersInNode(): readonly RunnerEntry[] {
  return peerRunners().map((entry) =>
    entry.backend === "webgpu"
      ? {
          ...entry,
          async load() {
            await provideGpu(await sharedGpu());
            return entry.load();
          },
        }
      : entry,
  );
}

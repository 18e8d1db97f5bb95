import type { RunnerEntry } from "./runner.ts";

/**
 * Other libraries, each on every backend that it has, and the plain loop. Loaded only when asked for: they are large.
 *
 * @param wasmFiles where a page finds the modules of tfjs, by their names; Node finds them by itself
 */
export function peerRunners(wasmFiles?: Readonly<Record<string, string>>): readonly RunnerEntry[] {
  const tfjs = (backend: "cpu" | "wasm" | "webgpu"): RunnerEntry => ({
    runner: "tfjs",
    backend,
    threads: 1,
    load: async () => (await import("./tfjs.ts")).tfjs(backend, wasmFiles),
  });
  const jax = (backend: "wasm" | "webgpu"): RunnerEntry => ({
    runner: "jax-js",
    backend,
    threads: 1,
    load: async () => (await import("./jax.ts")).jax(backend),
  });
  const plain = { backend: "cpu", threads: 1 };
  return [
    tfjs("wasm"),
    tfjs("cpu"),
    tfjs("webgpu"),
    jax("wasm"),
    jax("webgpu"),
    { ...plain, runner: "convnetjs", load: async () => (await import("./convnet.ts")).convnetjs() },
    { ...plain, runner: "brain.js", load: async () => (await import("./brain.ts")).brainjs() },
    { ...plain, runner: "synaptic", load: async () => (await import("./synaptic.ts")).synapticjs() },
    { ...plain, runner: "plain loop", load: async () => (await import("./plainLoop.ts")).plainLoop() },
  ];
}

import type { Backend } from "@retrograd/core";
import type { Workload } from "../workloads/workload.ts";
import { retrogradNetwork } from "./retrogradNetwork.ts";
import { retrogradOperation } from "./retrogradOperation.ts";
import type { Prepared, Runner } from "./runner.ts";

/** Every backend of this library that runs in Node, loaded only when asked for. */
const backends: Readonly<Record<string, () => Promise<Backend>>> = {
  cpu: async () => (await import("@retrograd/backend-cpu")).cpu(),
  ndarray: async () => (await import("@retrograd/backend-ndarray")).ndarray(),
  webgpu: async () => (await import("@retrograd/backend-webgpu/node")).webgpu({ software: true }),
  wasm: async () => (await import("@retrograd/backend-wasm")).wasm(),
};

/** Retrograd on each of the named backends, or on all of them where none is named. */
export async function retrograd(names: readonly string[]): Promise<Runner[]> {
  const known = Object.keys(backends);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`bench: there is no backend ${unknown}; choose from ${known.join(", ")}.`);
  const chosen = names.length > 0 ? names : known;
  return Promise.all(chosen.map((name) => runnerOn(name, backends[name] as () => Promise<Backend>)));
}

async function runnerOn(name: string, make: () => Promise<Backend>): Promise<Runner> {
  const runner = { runner: "retrograd", backend: name, threads: 1 };
  try {
    const backend = await make();
    return { ...runner, prepare: async (workload) => prepared(backend, workload) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...runner, prepare: async () => ({ cannot: reason }) };
  }
}

function prepared(backend: Backend, workload: Workload): Prepared {
  return workload.kind === "network"
    ? retrogradNetwork(backend, workload)
    : retrogradOperation(backend, workload);
}

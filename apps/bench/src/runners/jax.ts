import { defaultDevice, init } from "@jax-js/jax";
import type { Workload } from "../workloads/workload.ts";
import { jaxNetwork } from "./jaxNetwork.ts";
import { jaxProduct, jaxRows } from "./jaxOperations.ts";
import type { Prepared, Runner } from "./runner.ts";

/** jax-js on WebAssembly, each step in one jit. In Node it has one thread. */
export async function jax(): Promise<Runner> {
  const devices = await init("wasm");
  if (!devices.includes("wasm")) throw new Error("jax-js: the backend wasm does not start here.");
  defaultDevice("wasm");
  return { runner: "jax-js", backend: "wasm", threads: 1, prepare: async (workload) => prepared(workload) };
}

function prepared(workload: Workload): Prepared {
  switch (workload.kind) {
    case "network":
      return jaxNetwork(workload);
    case "product":
      return jaxProduct(workload);
    case "rows":
      return jaxRows(workload);
  }
}

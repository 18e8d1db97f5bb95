import { defaultDevice, init } from "@jax-js/jax";
import type { Workload } from "../workloads/workload.ts";
import type { JaxBackend } from "./jaxDevice.ts";
import { jaxModel } from "./jaxModel.ts";
import { jaxNetwork } from "./jaxNetwork.ts";
import { jaxProduct, jaxRows } from "./jaxOperations.ts";
import type { Library, Prepared } from "./runner.ts";

/** jax-js on one of its backends, each step in one jit. In Node its wasm has one thread. */
export async function jax(backend: JaxBackend): Promise<Library> {
  const devices = await init(backend);
  if (!devices.includes(backend)) throw new Error(`jax-js: the backend ${backend} does not start here.`);
  // What a computation makes by itself, such as its constants, is made on the default device.
  const begin = async () => void defaultDevice(backend);
  return {
    async prepare(workload) {
      await begin();
      return { ...prepared(backend, workload), begin };
    },
  };
}

function prepared(backend: JaxBackend, workload: Workload): Omit<Prepared, "begin"> {
  switch (workload.kind) {
    case "network":
      return jaxNetwork(backend, workload);
    case "model":
      return jaxModel(backend, workload);
    case "product":
      return jaxProduct(backend, workload);
    case "rows":
      return jaxRows(backend, workload);
  }
}

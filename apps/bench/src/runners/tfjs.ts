import * as tf from "@tensorflow/tfjs-core";
// Registers the gradients, which the Node build of tfjs-core leaves out.
import "@tensorflow/tfjs-layers";
import type { Workload } from "../workloads/workload.ts";
import type { Cannot, Library, Prepared } from "./runner.ts";
import { choose, type TfjsBackend, type TfjsBegin } from "./tfjsDevice.ts";
import { tfjsModel } from "./tfjsModel.ts";
import { tfjsNetwork } from "./tfjsNetwork.ts";
import { tfjsProduct, tfjsRows } from "./tfjsOperations.ts";

/**
 * TensorFlow.js on one of its backends. In Node, where it detects no threads, wasm has one.
 *
 * @param wasmFiles where the modules of its WebAssembly backend are, by their names; Node knows
 */
export async function tfjs(
  backend: TfjsBackend,
  wasmFiles?: Readonly<Record<string, string>>,
): Promise<Library> {
  tf.enableProdMode();
  await registered[backend](wasmFiles);
  await choose(backend);
  return {
    async prepare(workload) {
      await choose(backend);
      return prepared(backend, workload, () => choose(backend));
    },
  };
}

const registered: Record<TfjsBackend, (wasmFiles?: Readonly<Record<string, string>>) => Promise<unknown>> = {
  cpu: () => import("@tensorflow/tfjs-backend-cpu"),
  async wasm(wasmFiles) {
    const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
    if (wasmFiles) setWasmPaths(wasmFiles);
  },
  webgpu: () => import("@tensorflow/tfjs-backend-webgpu"),
};

function prepared(backend: TfjsBackend, workload: Workload, begin: TfjsBegin): Prepared | Cannot {
  switch (workload.kind) {
    case "network":
      return tfjsNetwork(workload, begin);
    case "model":
      return tfjsModel(backend, workload, begin);
    case "product":
      return tfjsProduct(workload, begin);
    case "rows":
      return tfjsRows(workload, begin);
  }
}

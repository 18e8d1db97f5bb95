import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
// Registers the gradients, which the Node build of tfjs-core leaves out.
import "@tensorflow/tfjs-layers";
import * as tf from "@tensorflow/tfjs-core";
import type { Workload } from "../workloads/workload.ts";
import type { Prepared, Runner } from "./runner.ts";
import { tfjsNetwork } from "./tfjsNetwork.ts";
import { tfjsProduct, tfjsRows } from "./tfjsOperations.ts";

/** TensorFlow.js on one of its backends. In Node, where it detects no threads, wasm has one. */
export async function tfjs(backend: "cpu" | "wasm"): Promise<Runner> {
  tf.enableProdMode();
  await choose(backend);
  return {
    runner: "tfjs",
    backend,
    threads: 1,
    async prepare(workload) {
      await choose(backend);
      return prepared(workload, () => choose(backend));
    },
  };
}

/** All operations run on the one chosen backend. */
async function choose(backend: string): Promise<void> {
  if (tf.engine().backendName === backend) return;
  if (!(await tf.setBackend(backend))) throw new Error(`tfjs: the backend ${backend} does not start here.`);
}

function prepared(workload: Workload, begin: () => Promise<void>): Prepared {
  switch (workload.kind) {
    case "network":
      return tfjsNetwork(workload, begin);
    case "product":
      return tfjsProduct(workload, begin);
    case "rows":
      return tfjsRows(workload, begin);
  }
}

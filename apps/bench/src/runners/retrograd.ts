import type { Backend } from "@retrograd/core";
import type { Workload } from "../workloads/workload.ts";
import { retrogradModel } from "./retrogradModel.ts";
import { retrogradNetwork } from "./retrogradNetwork.ts";
import { retrogradOperation } from "./retrogradOperation.ts";
import type { Cannot, Library, Prepared } from "./runner.ts";

/** Retrograd on one of its backends. */
export function retrograd(backend: Backend): Library {
  return { prepare: async (workload) => prepared(backend, workload) };
}

function prepared(backend: Backend, workload: Workload): Prepared | Cannot {
  switch (workload.kind) {
    case "network":
      return retrogradNetwork(backend, workload);
    case "model":
      return retrogradModel(backend, workload);
    case "product":
    case "rows":
      return retrogradOperation(backend, workload);
  }
}

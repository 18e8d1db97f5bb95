import { type Backend, type KernelTable, kernelBackend, type TypedArray } from "@retrograd/core/backend";
import { along } from "./ownBackendAlong.ts";
import { elementwise } from "./ownBackendElementwise.ts";
import { movements } from "./ownBackendMovements.ts";
import { matmul } from "./ownBackendProducts.ts";
import { windows } from "./ownBackendWindows.ts";

/** Every kernel on the contract's page; those that core can write in terms of the others are left to it. */
const kernels: KernelTable<TypedArray> = {
  ...elementwise,
  matmul,
  ...windows,
  ...along,
  moments: "composed",
  softmax: "composed",
  logSoftmax: "composed",
  ...movements,
};

/** Kernels as plain loops over JavaScript's own memory. */
export function plain(): Backend {
  return kernelBackend({
    name: "plain",
    dtypes: ["float32", "int32", "float64"],
    kernels,
    view: (numbers) => numbers,
    blockSize: 1 << 12,
  });
}

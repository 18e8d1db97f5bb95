import { type Backend, kernelBackend } from "@retrograd/core/backend";
import { kernels } from "./kernels/index.ts";

/** A backend on typed arrays, in plain TypeScript: wherever JavaScript runs, nothing to load, ready at once. */
export function cpu(): Backend {
  return kernelBackend({
    name: "cpu",
    dtypes: ["float32", "int32", "float64"],
    kernels,
    view: (numbers) => numbers,
    blockSize: 2048,
  });
}

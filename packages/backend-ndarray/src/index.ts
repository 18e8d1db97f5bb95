import { type Backend, kernelBackend } from "@retrograd/core/backend";
import newArray from "ndarray";
import { kernels } from "./kernels/index.ts";

/** Memory is ndarrays in JavaScript's own memory, kernels are made of ndarray and its companions: the backend to
 * read, in float32, float64 and int32. */
export function ndarray(): Backend {
  return kernelBackend({
    name: "ndarray",
    dtypes: ["float32", "int32", "float64"],
    kernels,
    view: (numbers) => newArray(numbers),
    blockSize: 1 << 14,
  });
}

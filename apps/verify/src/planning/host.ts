import { referenceKernels } from "@retrograd/conformance";
import { type Backend, kernelBackend, type Limits } from "@retrograd/core/backend";

export interface HostOptions extends Limits {
  readonly blockSize: number;
}

/** What plain backends declare. */
export const plain: HostOptions = {
  alignment: 64,
  operandsPerGroup: Infinity,
  stepsPerGroup: 64,
  inPlace: true,
  blockSize: 2048,
};

/** The reference's kernels, run by plans under other limits and in other blocks than any backend asks for. */
export function host({ blockSize, ...limits }: HostOptions): Backend {
  const backend = kernelBackend({
    name: "host",
    dtypes: ["float32", "int32", "float64"],
    kernels: referenceKernels(),
    view: (numbers) => numbers,
    blockSize,
  });
  return Object.assign(backend, { limits });
}

import { materialized, referenceKernels } from "@retrograd/conformance";
import {
  alongAxis,
  type Backend,
  kernelBackend,
  type Limits,
  type PrologueName,
  prologues,
} from "@retrograd/core/backend";

/** What groups of a backend that takes all of them may compute in front of their anchors. */
export const everyPrologue: readonly PrologueName[] = [
  ...Object.keys(alongAxis).map((kernel) => `${kernel}.x` as PrologueName),
  ...([
    "matmul.a",
    "matmul.b",
    "gather.x",
    "scatterSum.x",
    "stridedRead.x",
    "stridedWrite.x",
    "concat.b",
  ] as const),
];

export interface HostOptions extends Limits {
  readonly blockSize: number;
}

/** What plain backends declare. */
export const plain: HostOptions = {
  alignment: 64,
  operandsPerGroup: Infinity,
  stepsPerGroup: 64,
  inPlace: true,
  prologues: prologues(everyPrologue, 4),
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
  return { ...backend, limits, compile: (plan) => backend.compile(materialized(plan)) };
}

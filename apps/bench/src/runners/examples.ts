import type { Batch } from "../workloads/workload.ts";

export interface Example {
  readonly x: Float32Array;
  readonly target: Float32Array;
}

/** A batch taken apart, for libraries that know one example at a time. */
export function examplesOf({ x, targets }: Batch, batchSize: number): Example[] {
  const row = (values: Float32Array, index: number) => {
    const length = values.length / batchSize;
    return values.slice(index * length, (index + 1) * length);
  };
  return Array.from({ length: batchSize }, (_, index) => ({ x: row(x, index), target: row(targets, index) }));
}

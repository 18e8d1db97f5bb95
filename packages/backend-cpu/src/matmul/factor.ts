import type { Places, TypedArray } from "@retrograd/core/backend";

/**
 * One side of a product out[i, j] = Σ_p left[i, p] · right[j, p]: `count` vectors along the inner axis. They may be
 * rows of A or columns of B, transposed or not: the difference is in the strides.
 */
export interface Factor {
  readonly numbers: TypedArray;
  readonly count: number;
  /** From a vector to the next one. */
  readonly step: number;
  /** From an element of a vector to the next one. */
  readonly stride: number;
  /** From a matrix of the batch to the next one; 0 where there is one for all. */
  readonly batchStep: number;
  /** In out, from the results of a vector to those of the next one. */
  readonly outStep: number;
}

/** Makes the product of the batch's matrices with this number. */
export type Product = (batch: number) => void;

/** One side of a product whose vectors and elements lie at any offsets. */
export interface PlacedFactor extends Places {
  readonly numbers: TypedArray;
}

/** Makes the product of what begins at these places, on top of what is there if `add`. */
export type PlacedRun = (leftStart: number, rightStart: number, outStart: number, add: boolean) => void;

/** The offsets that a factor's strides make, for vectors of k elements. */
export function placed({ numbers, count, step, stride, outStep }: Factor, k: number): PlacedFactor {
  const steps = (length: number, by: number): Int32Array => Int32Array.from({ length }, (_, i) => i * by);
  return { numbers, vectors: steps(count, step), terms: steps(k, stride), out: steps(count, outStep) };
}

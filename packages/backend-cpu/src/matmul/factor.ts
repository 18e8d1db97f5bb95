import type { TypedArray } from "@retrograd/core/backend";

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

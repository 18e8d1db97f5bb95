import type { TypedArray } from "@retrograd/core/backend";

/**
 * One side of a product out[i, j] = Σ_p left[i, p] · right[j, p]: `count` vectors along the inner axis. Rows of A or
 * columns of B, transposed or not: all of them are a start and two strides, and the sides may change places.
 */
export interface Factor {
  readonly numbers: TypedArray;
  readonly count: number;
  /** From a vector to the next one. */
  readonly step: number;
  /** From an element of a vector to the next one. */
  readonly stride: number;
  /** In out, from the results of a vector to those of the next one. */
  readonly outStep: number;
}

/** Makes the product of a batch's matrices that start at these places. */
export type Product = (leftStart: number, rightStart: number, outStart: number) => void;

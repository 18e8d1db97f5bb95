import type { AnchorCall } from "../kernel.ts";

export type Product = AnchorCall<"matmul">;

/** Where the elements of A[p, row, k] and B[p, k, column] lie in a and b, as WGSL expressions. */
export function places({ parameters }: Product): {
  readonly a: (row: string, k: string) => string;
  readonly b: (k: string, column: string) => string;
} {
  const { m, n, k: length, transposeA, transposeB, batchedA, batchedB } = parameters;
  const ofA = batchedA ? `p * ${m * length}u + ` : "";
  const ofB = batchedB ? `p * ${length * n}u + ` : "";
  return {
    a: (row, k) => `${ofA}${transposeA ? `${k} * ${m}u + ${row}` : `${row} * ${length}u + ${k}`}`,
    b: (k, column) => `${ofB}${transposeB ? `${column} * ${length}u + ${k}` : `${k} * ${n}u + ${column}`}`,
  };
}

/** A[p, row, k] and B[p, k, column] as WGSL expressions of the product's matrix p. */
export function elements(product: Product): ReturnType<typeof places> {
  const { a, b } = places(product);
  return {
    a: (row, k) => product.load("a", a(row, k)),
    b: (k, column) => product.load("b", b(k, column)),
  };
}

/** 0, 1, … length - 1 */
export function span(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}

/** The largest of some tile lengths that covers `size` with few elements past its end: at most a fifth more than the best of them. */
export function tileLength(size: number, lengths: readonly number[]): number {
  const covered = (length: number): number => Math.ceil(size / length) * length;
  const least = Math.min(...lengths.map(covered));
  return Math.max(...lengths.filter((length) => covered(length) <= 1.2 * least));
}

/**
 * The long axis from `begin` to `end` in runs of 256, so that rounding errors stay those of a few hundred additions:
 * `product` adds the products from `first` to `last` to the variables `names`, which are collected in the array `sums`.
 *
 * @param run another length, where the axis is of more than one product for each step
 */
export function inRuns(
  product: readonly string[],
  names: readonly string[],
  zero: string,
  run = 256,
): string[] {
  return [
    `for (var first = begin; first < end; first += ${run}u) {`,
    `let last = min(first + ${run}u, end);`,
    ...names.map((name) => `var ${name} = ${zero};`),
    ...product,
    ...names.map((name, i) => `sums[${i}] += ${name};`),
    "}",
  ];
}

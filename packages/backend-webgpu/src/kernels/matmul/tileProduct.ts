import { elements, type Product } from "./elements.ts";
import { fourOf, isAside } from "./fours.ts";

/** Products Σ_k A[p, row, k] · B[p, k, column], as tiles take them: WGSL expressions over `p`, which a whole workgroup has in common. */
export interface TileProduct {
  /** How many there are. */
  readonly batch: number;
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly a: TileOperand;
  readonly b: TileOperand;
  /** Where an element lies in the output. */
  readonly out: (row: string, column: string) => string;
  /** Whether the output has such a row. */
  readonly isThere: (row: string) => string;
  /** Elements of the output. */
  readonly size: number;
  /** Module-scope declarations that the expressions need. */
  readonly functions: readonly string[];
}

/** One of its operands: A by its rows, B by its columns, whose number is `at`. */
export interface TileOperand {
  readonly element: (at: string, k: string) => string;
  /** Four neighbours in memory from there on as a vec4; null where they can't be read like that. */
  readonly four: ((at: string, k: string) => string) | null;
  /** Whether neighbours in memory are neighbours among the rows or columns, not along the long axis. */
  readonly isAside: boolean;
}

export function tileProductOf(call: Product): TileProduct {
  const { batch, m, n, k } = call.parameters;
  // Asked for before anything is loaded, which would bind what holds them as single elements.
  const fours = { a: fourOf(call, "a"), b: fourOf(call, "b") };
  const { a, b } = elements(call);
  return {
    ...{ batch, m, n, k, size: call.size },
    a: { element: a, four: fours.a, isAside: isAside(call, "a") },
    b: { element: (at, k) => b(k, at), four: fours.b, isAside: isAside(call, "b") },
    out: (row, column) => `(p * ${m}u + ${row}) * ${n}u + ${column}`,
    isThere: (row) => `${row} < ${m}u`,
    functions: [],
  };
}

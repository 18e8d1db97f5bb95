import { filled, uniform } from "./random.ts";
import type { ProductWorkload, Transposition, WorkloadEntry } from "./workload.ts";

const formulas: Readonly<Record<Transposition, string>> = {
  NN: "A B",
  NT: "A Bᵀ",
  TN: "Aᵀ B",
  TT: "Aᵀ Bᵀ",
};

/** A single product of square matrices, without a network around it: "gemm-64" is A B, "gemm-64-nt" is A Bᵀ. */
export const gemm: readonly WorkloadEntry[] = [64, 128, 256, 512, 1024, 2048].flatMap((n) =>
  (["NN", "NT", "TN", "TT"] as const).map((transposition) => {
    const name = `gemm-${n}${transposition === "NN" ? "" : `-${transposition.toLowerCase()}`}`;
    return {
      name,
      title: `Product ${formulas[transposition]}: ${n}x${n}`,
      about: `The product ${formulas[transposition]} of two matrices of ${n}x${n}.`,
      make: (): ProductWorkload => {
        const random = uniform(400 + n);
        const matrix = () => filled(n * n, () => 2 * random() - 1);
        return { kind: "product", name, n, transposition, a: matrix(), b: matrix(), tolerance: 1e-5 };
      },
    };
  }),
);

/** Where a factor's elements lie, in steps of memory: from row to row, and from column to column. */
export interface Strides {
  readonly row: number;
  readonly column: number;
}

/** Of both factors, as they take part. */
export function stridesOf({ n, transposition }: ProductWorkload): {
  readonly a: Strides;
  readonly b: Strides;
} {
  const asItLies = { row: n, column: 1 };
  const transposed = { row: 1, column: n };
  return {
    a: transposition[0] === "T" ? transposed : asItLies,
    b: transposition[1] === "T" ? transposed : asItLies,
  };
}

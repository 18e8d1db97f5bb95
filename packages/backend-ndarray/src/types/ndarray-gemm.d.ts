declare module "ndarray-gemm" {
  import type { NdArray } from "ndarray";

  /** out = alpha · a · b + beta · out; alpha is 1 and beta 0 unless given. */
  export default function gemm(out: NdArray, a: NdArray, b: NdArray, alpha?: number, beta?: number): void;
}

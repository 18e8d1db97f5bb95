import type { TypedArray } from "@retrograd/core/backend";
import type { Factor, Product } from "./factor.ts";

/** Product by tiles of 1 x 4, read where the numbers are: for factors that are too small or too thin to be worth a copy. */
export function directProduct(left: Factor, right: Factor, out: TypedArray, k: number): Product {
  const { numbers: a, stride: strideA } = left;
  const { numbers: b, stride: strideB, step, count, outStep: across } = right;
  return (leftStart, rightStart, outStart) => {
    for (let i = 0; i < left.count; i++) {
      for (let j = 0; j < count; j += 4) {
        let x = (leftStart + i * left.step) | 0;
        // Vectors past the last one are the last one again.
        let y0 = (rightStart + j * step) | 0;
        let y1 = j + 1 < count ? (y0 + step) | 0 : y0;
        let y2 = j + 2 < count ? (y1 + step) | 0 : y1;
        let y3 = j + 3 < count ? (y2 + step) | 0 : y2;
        let c0 = 0;
        let c1 = 0;
        let c2 = 0;
        let c3 = 0;
        for (let p = 0; p < k; p++) {
          const v = a[x];
          c0 += v * b[y0];
          c1 += v * b[y1];
          c2 += v * b[y2];
          c3 += v * b[y3];
          x = (x + strideA) | 0;
          y0 = (y0 + strideB) | 0;
          y1 = (y1 + strideB) | 0;
          y2 = (y2 + strideB) | 0;
          y3 = (y3 + strideB) | 0;
        }
        const at = outStart + i * left.outStep + j * across;
        out[at] = c0;
        if (j + 1 < count) out[at + across] = c1;
        if (j + 2 < count) out[at + 2 * across] = c2;
        if (j + 3 < count) out[at + 3 * across] = c3;
      }
    }
  };
}

import type { TypedArray } from "@retrograd/core/backend";
import type { Factor, Product } from "./factor.ts";

/** Product by tiles of 1 x 4, read where the numbers are: for factors too small or too thin to be worth a copy. */
export function directProduct(left: Factor, right: Factor, out: TypedArray, k: number): Product {
  const a = left.numbers;
  const b = right.numbers;
  const { count, step, outStep } = right;
  return (batch) => {
    const start = batch * right.batchStep;
    for (let i = 0; i < left.count; i++) {
      for (let j = 0; j < count; j += 4) {
        let x = batch * left.batchStep + i * left.step;
        // Vectors past the last one are the first of the four again.
        let y0 = start + j * step;
        let y1 = j + 1 < count ? y0 + step : y0;
        let y2 = j + 2 < count ? y1 + step : y0;
        let y3 = j + 3 < count ? y2 + step : y0;
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
          x = (x + left.stride) | 0;
          y0 = (y0 + right.stride) | 0;
          y1 = (y1 + right.stride) | 0;
          y2 = (y2 + right.stride) | 0;
          y3 = (y3 + right.stride) | 0;
        }
        const at = batch * left.count * count + i * left.outStep + j * outStep;
        out[at] = c0;
        if (j + 1 < count) out[at + outStep] = c1;
        if (j + 2 < count) out[at + 2 * outStep] = c2;
        if (j + 3 < count) out[at + 3 * outStep] = c3;
      }
    }
  };
}

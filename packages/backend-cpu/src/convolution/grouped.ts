import type { TypedArray } from "@retrograd/core/backend";
import type { PlacedFactor, PlacedRun } from "../matmul/factor.ts";

/**
 * Products of many groups of few channels, such as a depthwise convolution's: the groups lie side by side, so the inner
 * loop goes from one to the next.
 *
 * @param steps from a group to the next one, in left, right and out
 */
export function groupedProduct(
  left: PlacedFactor,
  right: PlacedFactor,
  out: TypedArray,
  groups: number,
  [leftStep, rightStep, outStep]: readonly number[],
): PlacedRun {
  const a = left.numbers;
  const b = right.numbers;
  const sums = new Float64Array(groups);
  return (leftStart, rightStart, outStart, add) => {
    for (let i = 0; i < left.vectors.length; i++)
      for (let j = 0; j < right.vectors.length; j++) {
        sums.fill(0);
        for (let p = 0; p < left.terms.length; p++) {
          let x = (leftStart + left.vectors[i] + left.terms[p]) | 0;
          let y = (rightStart + right.vectors[j] + right.terms[p]) | 0;
          for (let g = 0; g < groups; g++) {
            sums[g] += a[x] * b[y];
            x = (x + leftStep) | 0;
            y = (y + rightStep) | 0;
          }
        }
        let at = outStart + left.out[i] + right.out[j];
        for (let g = 0; g < groups; g++, at += outStep) out[at] = add ? out[at] + sums[g] : sums[g];
      }
  };
}

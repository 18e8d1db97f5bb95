import { dtypeOf, type Margin, type TypedArray, type Volume, zeros } from "@retrograd/core/backend";
import type { Part } from "./convolution.ts";

/**
 * Memory for some images with zeros around them, and what loads them from a place in the operand on; gives where they
 * then begin. Images that need no margin stay where they are.
 */
export function withMargin(
  { numbers, channels, volume }: Part,
  groups: number,
  { size, before }: Margin,
  images: number,
): { readonly numbers: TypedArray; readonly load: (start: number) => number } {
  const [depth, height, width] = volume as Volume;
  if (size.join() === `${volume}`) return { numbers, load: (start) => start };
  const all = groups * channels;
  const target = zeros(dtypeOf(numbers), images * size[0] * size[1] * size[2] * all);
  const load = (start: number): number => {
    let from = start;
    for (let image = 0; image < images; image++)
      for (let d = 0; d < depth; d++)
        for (let h = 0; h < height; h++) {
          const row = (image * size[0] + before[0] + d) * size[1] + before[1] + h;
          let to = (row * size[2] + before[2]) * all;
          for (const end = to + width * all; to < end; to++, from++) target[to] = numbers[from];
        }
    return 0;
  };
  return { numbers: target, load };
}

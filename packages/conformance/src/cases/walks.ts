import type { Strided } from "@retrograd/core/backend";

/** A walk over an array of `size` elements. */
export interface Walk {
  readonly name: string;
  readonly walk: Strided;
  readonly size: number;
}

const walk = (
  name: string,
  size: number,
  shape: readonly number[],
  strides: readonly number[],
  offset = 0,
): Walk => ({ name, size, walk: { shape, strides, offset } });

/** Broadcasts, transposes, slices and flips, of ranks 0 to 5, with sizes past every tile. */
export const walks: readonly Walk[] = [
  walk("transposed [5, 7]", 35, [7, 5], [1, 7]),
  walk("scalar", 3, [], [], 2),
  walk("whole", 67, [67], [1]),
  walk("one number stretched to [65, 67]", 1, [65, 67], [0, 0]),
  walk("row stretched to [65, 67]", 67, [65, 67], [0, 1]),
  walk("column stretched to [65, 67]", 65, [65, 67], [1, 0]),
  walk("middle axis stretched to [5, 9, 7]", 35, [5, 9, 7], [7, 0, 1]),
  walk("outer and inner axes stretched to [5, 9, 7]", 9, [5, 9, 7], [0, 1, 0]),
  walk("transposed [65, 67]", 65 * 67, [67, 65], [1, 67]),
  walk("transposed [2, 33, 35], batches stay", 2 * 33 * 35, [2, 35, 33], [33 * 35, 1, 35]),
  walk("axes of [3, 5, 7] as 2, 0, 1", 105, [7, 3, 5], [1, 35, 7]),
  walk("every third of 200 from 7 on", 200, [64], [3], 7),
  walk("block of [20, 30]", 600, [11, 13], [30, 1], 3 * 30 + 5),
  walk("backwards", 4099, [4099], [-1], 4098),
  walk("rows backwards", 35, [5, 7], [-7, 1], 28),
  walk("diagonal of [17, 17]", 289, [17], [18]),
  walk("windows of 3 in 19", 19, [17, 3], [1, 1]),
  walk("rank 5", 48, [2, 3, 2, 2, 4], [0, 4, 24, 12, 1]),
  walk("nothing", 6, [0, 3], [3, 1]),
];

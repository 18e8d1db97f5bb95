import { blocks, type Picture } from "../quickstart/picture.ts";
import type { Screen } from "../quickstart/screen.ts";
import { sideBySide } from "../quickstart/table.ts";

const gap = "  ";

/** Images of shades from 0 to 1, one behind the other in `numbers`, as pictures. */
export function picturesOf(
  numbers: ArrayLike<number>,
  rows: number,
  columns: number,
  count: number,
): Picture[] {
  const size = rows * columns;
  return Array.from({ length: count }, (_, i) => ({
    ...{ rows, columns },
    pixels: Uint8Array.from({ length: size }, (_, at) => Math.round(255 * numbers[i * size + at])),
  }));
}

/** How many pictures of this width are side by side in a line. */
export function fitting(columns: number, screen: Screen): number {
  return Math.max(1, Math.floor((screen.columns + gap.length) / (columns + gap.length)));
}

/** A row of pictures under a title. */
export function showRow(
  title: string,
  pictures: readonly Picture[],
  { colored, colors, print }: Screen,
): void {
  print(colors.bold(title));
  print();
  for (const line of sideBySide(
    pictures.map((picture) => blocks(picture, colored)),
    gap,
  ))
    print(line);
  print();
}

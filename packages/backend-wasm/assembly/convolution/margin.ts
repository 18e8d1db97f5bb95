import { copyBytes } from "../move/copy";

/** Copies images into the middle of others. The record: depth and height, bytes of a row; bytes from a row to the next, from a plane and
 * from an image to the next, and to the first row, in those with margins. */
export function loadMargin(record: usize, from: usize, to: usize, images: usize): void {
  const depth = load<usize>(record), height = load<usize>(record, 4), bytes = load<usize>(record, 8);
  const row = load<usize>(record, 12), plane = load<usize>(record, 16), image = load<usize>(record, 20);
  const start = load<usize>(record, 24);
  for (let i: usize = 0; i < images; i++)
    for (let d: usize = 0; d < depth; d++) {
      let at = to + i * image + d * plane + start;
      for (let h: usize = 0; h < height; h++, from += bytes, at += row) copyBytes(at, from, bytes);
    }
}

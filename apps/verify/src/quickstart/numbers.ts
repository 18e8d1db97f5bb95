import { array, type NumericArray } from "@retrograd/core";
import type { ImageSet } from "@retrograd/data";

/** Images as a network takes them, and their classes. */
export interface Numbers {
  /** float32 [images, pixels], from 0, background, to 1, ink. */
  readonly x: NumericArray;
  /** int32 [images] */
  readonly y: NumericArray;
}

/** The first `count` images of a set, all of them unless said. */
export function numbersOf({ rows, columns, pixels, labels }: ImageSet, count = labels.length): Numbers {
  const size = rows * columns;
  const x = Float32Array.from(pixels.subarray(0, count * size), (value) => value / 255);
  return { x: array(x, { shape: [count, size] }), y: array(Int32Array.from(labels.subarray(0, count))) };
}

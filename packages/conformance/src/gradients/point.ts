import { array, type NumericArray } from "@retrograd/core";
import { Draw } from "../numbers/draw.ts";
import type { Point } from "./differentiable.ts";

/**
 * Numbers from `low` to `high` in random order, spaced out: no two are so close that a step of a difference
 * quotient takes one past the other, and none is as close to 0, where many functions have a corner.
 */
export function spaced(shape: readonly number[], low = -2, high = 2, seed = ""): Point {
  const size = shape.reduce((product, axis) => product * axis, 1);
  const draw = new Draw(`${shape} ${low} ${high} ${seed}`, "float32");
  const gap = (high - low) / size;
  const numbers = Float32Array.from({ length: size }, (_, i) => {
    const value = low + gap * (i + 0.25 + draw.next() / 2);
    return Math.abs(value) < gap / 8 ? value + gap / 4 : value;
  });
  return { shape, numbers: shuffled(numbers, draw) };
}

/** Whole numbers from 0 up to `end`, without it: indices. */
export function indices(shape: readonly number[], end: number, seed = ""): NumericArray {
  const size = shape.reduce((product, axis) => product * axis, 1);
  const draw = new Draw(`${shape} ${end} ${seed}`, "int32");
  return array(draw.integers(size, 0, end - 1), { shape });
}

/** Fisher and Yates' shuffle. */
function shuffled(numbers: Float32Array<ArrayBuffer>, draw: Draw): Float32Array<ArrayBuffer> {
  for (let i = numbers.length - 1; i > 0; i--) {
    const j = Math.floor(draw.next() * (i + 1));
    const kept = numbers[i] as number;
    numbers[i] = numbers[j] as number;
    numbers[j] = kept;
  }
  return numbers;
}

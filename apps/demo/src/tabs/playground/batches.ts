import { array, type NumericArray } from "@retrograd/core";
import { generator } from "@retrograd/data";
import type { Points } from "./dataSets.ts";

export interface Batch {
  /** float32 [size, 2] */
  readonly x: NumericArray;
  /** float32 [size, 1] */
  readonly y: NumericArray;
}

/** All points as one batch. */
export function whole({ x, y }: Points): Batch {
  return { x: array(x, { shape: [y.length, 2] }), y: array(y, { shape: [y.length, 1] }) };
}

/** Batches without end: every epoch in an order of its own, which follows from the seed. */
export function* batches(points: Points, size: number, seed: number): Generator<Batch, never> {
  const count = points.y.length;
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let epoch = 0; ; epoch++) {
    shuffle(order, generator(seed, 1, epoch));
    for (let start = 0; start < count; start += size) {
      const chosen = order.subarray(start, start + size);
      yield whole({
        x: Float32Array.from({ length: 2 * chosen.length }, (_, i) => points.x[2 * chosen[i >> 1] + (i & 1)]),
        y: Float32Array.from(chosen, (i) => points.y[i]),
      });
    }
  }
}

/** Fisher & Yates 1938, in Durstenfeld's form. */
function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
}

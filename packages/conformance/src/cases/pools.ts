import type { PoolSizes } from "@retrograd/core/backend";
import * as fc from "fast-check";
import { anyWindows, nameOf, type WindowsOf, windowsOf } from "./windows.ts";

export interface PoolCase {
  readonly name: string;
  readonly sizes: PoolSizes;
}

function of({ channels = 2, ...windows }: WindowsOf & { readonly channels?: number }): PoolCase {
  return named({ ...windowsOf(windows), channels });
}

function named(sizes: PoolSizes): PoolCase {
  return { name: `${sizes.channels} channels, ${nameOf(sizes)}`, sizes };
}

/** Windows apart, side by side and one over the other, padded, on one, two and three axes. */
export const pools: readonly PoolCase[] = [
  of({ input: [1, 6, 8], kernel: [1, 2, 2], strides: [1, 2, 2], batch: 2, channels: 5 }),
  of({ input: [1, 1, 9], kernel: [1, 1, 3], strides: [1, 1, 2], padding: [0, 0, 1] }),
  of({ input: [4, 5, 4], kernel: [2, 3, 2], strides: [2, 2, 1] }),
  of({ input: [1, 7, 8], kernel: [1, 3, 3], strides: [1, 2, 2] }),
  of({ input: [1, 5, 5], kernel: [1, 3, 3], channels: 4 }),
  of({ input: [1, 6, 7], kernel: [1, 3, 3], strides: [1, 2, 2], padding: [0, 1, 1], channels: 67 }),
  of({ input: [1, 5, 6], kernel: [1, 2, 3], strides: [1, 1, 2], after: [0, 1, 1] }),
  of({ input: [1, 9, 9], kernel: [1, 2, 2], strides: [1, 4, 3], channels: 16 }),
  of({ input: [1, 7, 7], kernel: [1, 3, 2], dilation: [1, 2, 3] }),
  of({ input: [1, 1, 1], kernel: [1, 1, 1], channels: 1 }),
  of({ input: [1, 3, 3], kernel: [1, 3, 3], batch: 2, channels: 3 }),
  of({ input: [1, 28, 28], kernel: [1, 2, 2], strides: [1, 2, 2], channels: 8 }),
  of({ input: [1, 4, 4], kernel: [1, 2, 2], batch: 0 }),
];

export const anyPool = <T>(make: (each: PoolCase) => T): fc.Arbitrary<T> =>
  fc
    .tuple(anyWindows, fc.integer({ min: 1, max: 9 }))
    .map(([windows, channels]) => make(named({ ...windows, channels })));

/** Numbers of elements of x and of the output. */
export function countsOf(sizes: PoolSizes): { readonly x: number; readonly y: number } {
  const volume = (axes: readonly number[]): number => axes.reduce((product, axis) => product * axis, 1);
  const each = sizes.batch * sizes.channels;
  return { x: each * volume(sizes.input), y: each * volume(sizes.output) };
}

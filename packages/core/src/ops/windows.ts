import type { Shape } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Volume, Windows } from "../backend/kernels.ts";
import type { Pads } from "./pad.ts";

/** One number for all spatial axes, or one for each. */
export type PerAxis = number | readonly number[];

/**
 * Zeros around the input: "valid": none; "same": as many as make the output ⌈input / stride⌉ long, the smaller half before;
 * a number of them on both sides of every axis; or for each axis a number, or [before, after].
 */
export type Padding = "valid" | "same" | number | readonly (number | Pads)[];

/** Settings of ops that move windows over an input. */
export interface WindowOptions {
  /** From one window to the next; 1, unless said. */
  readonly strides?: PerAxis;
  /** "valid", unless said. */
  readonly padding?: Padding;
  /** From one tap of a window to the next; 1, unless said. */
  readonly dilation?: PerAxis;
}

/** Windows over an input [batch, ...spatial, channels], on as many spatial axes as the kernel has. */
export interface SpatialWindows {
  /** Spatial axes of the output. */
  readonly output: Shape;
  /** Of each spatial axis. */
  readonly pads: readonly Pads[];
  readonly strides: readonly number[];
  /** As kernels take them. */
  readonly sizes: Windows;
}

/** Works out how windows of `kernel` move over an input; refuses those that have no place. */
export function windowsOf(op: string, shape: Shape, kernel: Shape, options: WindowOptions): SpatialWindows {
  const { padding = "valid" } = options;
  const rank = kernel.length;
  expectSpatial(op, shape, rank);
  const input = shape.slice(1, -1);
  const strides = perAxis(op, "strides", options.strides ?? 1, rank, 1);
  const dilation = perAxis(op, "dilation", options.dilation ?? 1, rank, 1);
  const pads = padsOf(op, padding, rank, (d) => {
    const [length, stride] = [input[d] as number, strides[d] as number];
    return (Math.ceil(length / stride) - 1) * stride + reach(kernel, dilation, d) - length;
  });
  const room = input.map((length, d) => length + pads[d]![0] + pads[d]![1]);
  if (kernel.some((_, d) => reach(kernel, dilation, d) > (room[d] as number)))
    reject(
      op,
      `a kernel of [${kernel}]${dilation.some((each) => each > 1) ? ` with dilation [${dilation}]` : ""} is larger than the input of [${input}]${padding === "valid" ? "" : ` padded to [${room}]`}`,
      'take a smaller kernel, or padding: "same"',
    );
  const output = input.map((_, d) =>
    Math.floor(((room[d] as number) - reach(kernel, dilation, d)) / (strides[d] as number) + 1),
  );
  const before = pads.map(([first]) => first);
  const sizes = {
    batch: shape[0] as number,
    ...{ input: volume(input, 1), output: volume(output, 1), kernel: volume(kernel, 1) },
    ...{ strides: volume(strides, 1), dilation: volume(dilation, 1), padding: volume(before, 0) },
  };
  return { output, pads, strides, sizes };
}

/** Refuses what has no such number of spatial axes between batch and channels. */
export function expectSpatial(op: string, shape: Shape, rank: number): void {
  const axes = ["width", "height, width", "depth, height, width"][rank - 1];
  if (shape.length !== rank + 2)
    reject(op, `cannot take an input of [${shape}]`, `it must be [batch, ${axes}, channels]`);
}

/** A whole number from `least` for each axis. */
export function perAxis(op: string, what: string, value: PerAxis, rank: number, least: number): number[] {
  const each = typeof value === "number" ? new Array<number>(rank).fill(value) : [...value];
  if (each.length !== rank || !each.every((it) => Number.isInteger(it) && it >= least))
    reject(op, `cannot use ${what} [${value}]`, `give one whole number from ${least}, or ${rank} of them`);
  return each;
}

/** How many zeros are before and after each axis; `same` tells how many "same" takes on an axis, if any. */
export function padsOf(op: string, padding: Padding, rank: number, same: (d: number) => number): Pads[] {
  const axes = Array.from({ length: rank }, (_, d) => d);
  if (padding === "valid") return axes.map(() => [0, 0]);
  if (padding === "same")
    return axes.map((d) => {
      const total = Math.max(same(d), 0);
      return [Math.floor(total / 2), Math.ceil(total / 2)];
    });
  const each = typeof padding === "number" ? axes.map(() => padding) : padding;
  const pads = each.map((it): Pads => (typeof it === "number" ? [it, it] : it));
  const wrong = pads.findIndex((pair) => !Array.isArray(pair) || pair.length !== 2 || !pair.every(isCount));
  if (pads.length !== rank || wrong >= 0)
    reject(
      op,
      `cannot use padding ${JSON.stringify(padding)}`,
      `give "same" or "valid" for all axes, or whole numbers from 0: one, or for each of ${rank} axes one or [before, after]`,
    );
  return pads;
}

function isCount(it: unknown): boolean {
  return Number.isInteger(it) && (it as number) >= 0;
}

/** From a window's first tap to behind its last one. */
export function reach(kernel: Shape, dilation: readonly number[], d: number): number {
  return ((kernel[d] as number) - 1) * (dilation[d] as number) + 1;
}

/** As three axes, those that are missing in front. */
export function volume(axes: readonly number[], missing: number): Volume {
  return [...new Array<number>(3 - axes.length).fill(missing), ...axes] as unknown as Volume;
}

import { reject } from "../backend/error.ts";
import { expectOf } from "../graph/expect.ts";
import type { Tensor } from "../graph/tensor.ts";
import { arange } from "../ops/arange.ts";
import { expandDims } from "../ops/expandDims.ts";
import { less } from "../ops/less.ts";
import { mul } from "../ops/mul.ts";
import { int32 } from "../ops/operand.ts";

/** Sequences of different lengths, padded at their ends, as a layer takes them. */
export interface Sequences<State = unknown> {
  /** [N, T, features] */
  readonly x: Tensor;
  /** int32 [N]: how many steps each has; all, unless said. */
  readonly lengths?: Tensor;
  /** int32 [N, T]: 0 where there is no step. */
  readonly mask?: Tensor;
  /** The state before the first step; zeros, unless said. */
  readonly state?: Partial<State>;
}

/** Where there are steps: int32 [N, T], or null where all are. */
export function maskOf(
  layer: string,
  x: Tensor,
  { lengths, mask }: Pick<Sequences, "lengths" | "mask">,
): Tensor | null {
  if (!lengths) return mask ?? null;
  const [N, T = 0] = x.shape;
  int32(layer, "the tensor of lengths", lengths);
  if (lengths.shape.length !== 1 || lengths.shape[0] !== N)
    reject(
      layer,
      `lengths have shape [${lengths.shape}] and the sequences [${x.shape}]`,
      `lengths must have shape [${N}]`,
    );
  expectOf(lengths, (numbers) => {
    const i = numbers.findIndex((length) => !(length >= 0 && length <= T));
    if (i >= 0)
      reject(
        layer,
        `example ${i} has the length ${numbers[i]}, and there are ${T} steps`,
        `lengths must lie between 0 and ${T}`,
      );
  });
  const within = less(arange(T), expandDims(lengths, -1));
  return mask ? mul(within, mask) : within;
}

import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { axisOf } from "./operand.ts";
import { reshape } from "./reshape.ts";

/** Settings of ops that treat every channel by itself. */
export interface ChannelOptions {
  /** Where the channels lie: the last axis, unless said; 1 for [N, C, …]. */
  readonly axis?: number;
  /** Scale of each channel, [C]; 1, unless said. */
  readonly gamma?: Tensor | null;
  /** Shift of each channel, [C]; 0, unless said. */
  readonly beta?: Tensor | null;
  /** Added to the variance; 1e-5, unless said (PyTorch's default). */
  readonly epsilon?: number;
}

/** The axis of the channels, counted from the front: not the first, which counts the examples. */
export function channelAxis(op: string, x: Tensor, axis: number): number {
  const at = axisOf(op, axis, x.shape.length);
  if (at === 0)
    reject(op, `takes axis 0 of [${x.shape}] for channels`, "the first axis must count the examples");
  return at;
}

/** One number for each channel, [C], as a tensor that broadcasts along all other axes of x. */
export function perChannel(op: string, what: string, each: Tensor, x: Tensor, axis: number): Tensor {
  const channels = x.shape[axis] as number;
  if (each.shape.length !== 1 || each.shape[0] !== channels)
    reject(
      op,
      `${what} has shape [${each.shape}], and axis ${axis} of [${x.shape}] are the channels`,
      `${what} must have shape [${channels}]`,
    );
  return reshape(
    each,
    x.shape.map((length, d) => (d === axis ? length : 1)),
  );
}

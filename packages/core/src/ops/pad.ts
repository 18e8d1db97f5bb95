import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { constant } from "./constant.ts";
import { stridedWrite } from "./stridedWrite.ts";
import { stridesOf } from "./strides.ts";
import { take } from "./take.ts";

/** How many elements to add before and after an axis. */
export type Pads = readonly [before: number, after: number];

/** Settings of `pad`. */
export interface PadOptions {
  /** For every axis. */
  readonly pads: readonly Pads[];
  /** "constant": with `value`; "reflect": mirrored at the edge, which is not repeated; "edge": with the edge. */
  readonly mode?: "constant" | "reflect" | "edge";
  /** 0, unless said. */
  readonly value?: number;
}

/**
 * x with more elements before and after its axes.
 *
 * @throws RetrogradError for negative pads, and where there is less to mirror than to add
 */
export function pad(x: Tensor, { pads, mode = "constant", value = 0 }: PadOptions): Tensor {
  if (pads.length !== x.shape.length)
    reject("pad", `was given ${pads.length} pads for [${x.shape}]`, "there must be one pair for each axis");
  const wrong = pads.findIndex((pair) => pair.some((each) => !Number.isInteger(each) || each < 0));
  if (wrong >= 0)
    reject(
      "pad",
      `cannot add [${pads[wrong]}] to axis ${wrong}`,
      "give whole numbers from 0 (slice takes away)",
    );
  if (pads.every(([before, after]) => before + after === 0)) return x;
  if (mode === "constant") return padConstant(x, pads, value);
  return pads.reduce((part, pair, axis) => padRepeated(part, pair, axis, mode), x);
}

function padConstant(x: Tensor, pads: readonly Pads[], value: number): Tensor {
  const shape = pads.map(([before, after], d) => before + (x.shape[d] as number) + after);
  const strides = stridesOf(shape);
  const offset = pads.reduce((at, [before], d) => at + before * (strides[d] as number), 0);
  return stridedWrite(x, { shape: x.shape, strides, offset }, shape, value);
}

function padRepeated(x: Tensor, [before, after]: Pads, axis: number, mode: "reflect" | "edge"): Tensor {
  if (before + after === 0) return x;
  const last = (x.shape[axis] as number) - 1;
  const most = mode === "reflect" ? last : last < 0 ? 0 : Infinity;
  if (Math.max(before, after) > most)
    reject(
      "pad",
      `cannot ${mode === "reflect" ? "reflect" : "repeat"} ${Math.max(before, after)} elements at axis ${axis} of [${x.shape}]`,
      `${Math.max(most, 0)} is the most`,
    );
  const source = (i: number): number => {
    const nearest = Math.min(Math.max(i, 0), last);
    return mode === "edge" ? nearest : 2 * nearest - i;
  };
  const indices = Array.from({ length: before + last + 1 + after }, (_, i) => source(i - before));
  return take(x, constant(indices, { dtype: "int32" }), { axis });
}

import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { broadcastTo } from "./broadcastTo.ts";
import { constant } from "./constant.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { reshape } from "./reshape.ts";
import { spatialAxes } from "./spatialAxes.ts";
import { take } from "./take.ts";
import { type PerAxis, perAxis } from "./windows.ts";

/** Settings of `resize`. */
export interface ResizeOptions {
  /** "nearest", unless said; "bilinear": by weight of distance, on each axis. */
  readonly method?: "nearest" | "bilinear";
  /**
   * Nearest: ⌊(i + ½) · in / out⌋ instead of ⌊i · in / out⌋ (PyTorch's "nearest-exact" instead of "nearest"); no, unless said.
   */
  readonly halfPixel?: boolean;
  /**
   * Bilinear: the corners' centres stay where they are, i · (in - 1) / (out - 1), instead of the corners, (i + ½) · in / out - ½;
   * no, unless said (PyTorch's default).
   */
  readonly alignCorners?: boolean;
}

/**
 * x [batch, ...spatial, channels] at another size; what lies past an edge is the edge. Nothing is smoothed where it gets smaller.
 *
 * @param size of the result's spatial axes
 * @throws RetrogradError for a size that is not of whole numbers from 1, and for settings of the other method
 */
export function resize(x: Tensor, size: PerAxis, options: ResizeOptions = {}): Tensor {
  const { method = "nearest", halfPixel, alignCorners } = options;
  const axes = spatialAxes("resize", float("resize", x).shape);
  const lengths = perAxis("resize", "size", size, axes.length, 1);
  const foreign = method === "nearest" ? alignCorners : halfPixel;
  if (foreign !== undefined)
    reject(
      "resize",
      `cannot use ${method === "nearest" ? "alignCorners" : "halfPixel"} with method "${method}"`,
      method === "nearest"
        ? "it is for bilinear: nearest has halfPixel"
        : "it is for nearest: bilinear has alignCorners",
    );
  if (axes.some((axis) => x.shape[axis] === 0))
    reject("resize", `cannot enlarge [${x.shape}]`, "its spatial axes must have one element at least");
  return axes.reduce((part, axis, d) => {
    const [length, out] = [part.shape[axis] as number, lengths[d] as number];
    if (method === "nearest") return nearest(part, axis, out, halfPixel ? 0.5 : 0);
    return length === out ? part : linear(part, axis, out, alignCorners ?? false);
  }, x);
}

function nearest(x: Tensor, axis: number, out: number, offset: number): Tensor {
  const length = x.shape[axis] as number;
  if (out === length) return x;
  if (out % length === 0) {
    const each = x.shape.toSpliced(axis + 1, 0, 1);
    return reshape(broadcastTo(reshape(x, each), each.with(axis + 1, out / length)), x.shape.with(axis, out));
  }
  const sources = Array.from({ length: out }, (_, i) =>
    Math.min(Math.floor(((i + offset) * length) / out), length - 1),
  );
  return take(x, constant(sources, { dtype: "int32" }), { axis });
}

function linear(x: Tensor, axis: number, out: number, alignCorners: boolean): Tensor {
  const last = (x.shape[axis] as number) - 1;
  const sources = Array.from({ length: out }, (_, i) => {
    if (alignCorners) return out === 1 ? 0 : (i * last) / (out - 1);
    return Math.max(((i + 0.5) * (last + 1)) / out - 0.5, 0);
  });
  const lower = sources.map((source) => Math.min(Math.floor(source), last));
  const upper = lower.map((source) => Math.min(source + 1, last));
  const shares = sources.map((source, i) => source - (lower[i] as number));
  const taken = (indices: number[], weights: number[]): Tensor => {
    const weight = constant(weights, { dtype: x.dtype });
    const behind = x.shape.slice(axis + 1).map(() => 1);
    return mul(take(x, constant(indices, { dtype: "int32" }), { axis }), reshape(weight, [out, ...behind]));
  };
  return add(
    taken(
      lower,
      shares.map((share) => 1 - share),
    ),
    taken(upper, shares),
  );
}

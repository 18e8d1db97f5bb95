import type { Tensor } from "../graph/tensor.ts";
import { constant } from "./constant.ts";
import { div } from "./div.ts";
import { mean } from "./mean.ts";
import { float } from "./operand.ts";
import { reshape } from "./reshape.ts";
import { spatialAxes } from "./spatialAxes.ts";
import { sum } from "./sum.ts";
import { take } from "./take.ts";
import { where } from "./where.ts";
import { type PerAxis, perAxis } from "./windows.ts";

/**
 * Average pooling to a given size, whatever the input's: on each axis window i goes from ⌊i · in / out⌋ to ⌈(i + 1) · in / out⌉
 * (PyTorch's AdaptiveAvgPool). x is [batch, ...spatial, channels].
 *
 * @param size of the result's spatial axes
 * @throws RetrogradError for a size that is not of whole numbers from 1, one or one for each axis
 */
export function adaptiveAvgPool(x: Tensor, size: PerAxis): Tensor {
  const axes = spatialAxes("adaptiveAvgPool", float("adaptiveAvgPool", x).shape);
  const lengths = perAxis("adaptiveAvgPool", "size", size, axes.length, 1);
  return axes.reduce((part, axis, d) => pooled(part, axis, lengths[d] as number), x);
}

function pooled(x: Tensor, axis: number, out: number): Tensor {
  const length = x.shape[axis] as number;
  if (length === out) return x;
  if (length % out === 0)
    return mean(reshape(x, x.shape.toSpliced(axis, 1, out, length / out)), { axes: axis + 1 });
  const windows = Array.from({ length: out }, (_, i) => {
    const start = Math.floor((i * length) / out);
    return { start, count: Math.ceil(((i + 1) * length) / out) - start };
  });
  // Windows of one length, of which the shorter ones see their last element again, but not count it.
  const longest = Math.max(...windows.map(({ count }) => count));
  const taps = Array.from({ length: longest }, (_, t) => t);
  const indices = windows.map(({ start, count }) => taps.map((t) => start + Math.min(t, count - 1)));
  const counted = windows.map(({ count }) => taps.map((t) => (t < count ? 1 : 0)));
  const behind = x.shape.slice(axis + 1).map(() => 1);
  const taken = take(x, constant(indices, { dtype: "int32" }), { axis });
  const isCounted = reshape(constant(counted, { dtype: "int32" }), [out, longest, ...behind]);
  const total = sum(where(isCounted, taken, 0), { axes: axis + 1 });
  const counts = constant(
    windows.map(({ count }) => count),
    { dtype: x.dtype },
  );
  return div(total, reshape(counts, [out, ...behind]));
}

import { type Shape, sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { PoolSizes, Windows } from "../backend/kernels.ts";
import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { customGradient } from "./customGradient.ts";
import { gather } from "./gather.ts";
import { float } from "./operand.ts";
import { reshape } from "./reshape.ts";
import {
  type Padding,
  type PerAxis,
  perAxis,
  type SpatialWindows,
  type WindowOptions,
  windowsOf,
} from "./windows.ts";

/** Settings of pooling. */
export interface PoolOptions extends WindowOptions {
  /** From one window to the next; the kernel, unless said (Keras' and PyTorch's default). */
  readonly strides?: PerAxis;
  /** "valid", unless said; what is outside is not part of any window. */
  readonly padding?: Padding;
}

/** Windows of a pooling, with the number of taps of each that are inside, by axis: never none. */
export interface PoolWindows extends SpatialWindows {
  readonly kernel: readonly number[];
  readonly inside: readonly (readonly number[])[];
  /** Of the result. */
  readonly shape: Shape;
}

/** Works out a pooling's windows; refuses those that see nothing but padding. */
export function poolWindows(
  op: string,
  rank: number,
  x: Tensor,
  kernel: PerAxis,
  options: PoolOptions,
): PoolWindows {
  const taps = perAxis(op, "a kernel of", kernel, rank, 1);
  const windows = windowsOf(op, x.shape, taps, { ...options, strides: options.strides ?? taps });
  const inside = windows.sizes.output.map((length, d) =>
    Array.from({ length }, (_, o) => tapsInside(windows.sizes, o, d as 0 | 1 | 2)),
  );
  if (inside.some((counts) => counts.includes(0)))
    reject(
      op,
      `a kernel of [${taps}] sees nothing but padding in some windows over [${x.shape}]`,
      "take less padding: it must be below the kernel",
    );
  const shape = [x.shape[0] as number, ...windows.output, x.shape.at(-1) as number];
  return { ...windows, kernel: taps, inside, shape };
}

/** How many taps of window o lie inside axis d. */
function tapsInside(sizes: Windows, o: number, d: 0 | 1 | 2): number {
  const { input, kernel, strides, dilation, padding } = sizes;
  let count = 0;
  for (let t = 0; t < kernel[d]; t++) {
    const i = o * strides[d] + t * dilation[d] - padding[d];
    if (i >= 0 && i < input[d]) count++;
  }
  return count;
}

/** Max pooling over as many spatial axes as `rank`. */
export function maxPool(op: string, rank: number, x: Tensor, kernel: PerAxis, options: PoolOptions): Tensor {
  const windows = poolWindows(op, rank, float(op, x), kernel, options);
  const sizes = { ...windows.sizes, channels: x.shape.at(-1) as number };
  const indices = apply("argMaxPool", {
    inputs: { x },
    shape: windows.shape,
    dtype: "int32",
    parameters: sizes,
    gradients: { x: null },
  });
  return pick(x, indices, sizes);
}

/** The elements of x that the windows have chosen; their gradients go back through the windows. */
function pick(x: Tensor, indices: Tensor, sizes: PoolSizes): Tensor {
  const [length, count] = [sizeOf(x.shape), sizeOf(indices.shape)];
  const y = gather(
    reshape(x, [length]),
    reshape(indices, [count]),
    { outer: 1, length, inner: 1, count },
    indices.shape,
  );
  return customGradient(y, {
    inputs: { x },
    gradients: { x: (dy) => maxPoolGrad(dy, indices, sizes, x.shape) },
  });
}

function maxPoolGrad(dy: Tensor, indices: Tensor, sizes: PoolSizes, shape: Shape): Tensor {
  return apply("maxPoolGrad", {
    inputs: { dy, indices },
    shape,
    parameters: sizes,
    gradients: { dy: (dx) => pick(dx, indices, sizes), indices: null },
  });
}

import type { AvgPoolOptions } from "../ops/avgPool.ts";
import { avgPool2d as avgPool2dOp } from "../ops/avgPool2d.ts";
import type { PerAxis } from "../ops/windows.ts";
import type { Layer } from "./layer.ts";
import { channelsLast, type LayoutOption } from "./layout.ts";

/**
 * The mean of each window of `kernel` places, channel by channel; windows lie side by side, unless `strides` are said. Padding is left out
 * of the mean (Keras' way), unless `countPadding` is set (PyTorch's).
 */
export function avgPool2d(kernel: PerAxis, options: AvgPoolOptions & LayoutOption = {}): Layer {
  const forward = channelsLast("avgPool2d", options.layout, (x) => avgPool2dOp(x, kernel, options));
  return { name: "avgPool2d", forward };
}

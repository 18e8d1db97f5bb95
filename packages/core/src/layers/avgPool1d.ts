import type { AvgPoolOptions } from "../ops/avgPool.ts";
import { avgPool1d as avgPool1dOp } from "../ops/avgPool1d.ts";
import type { PerAxis } from "../ops/windows.ts";
import type { Layer } from "./layer.ts";
import { channelsLast, type LayoutOption } from "./layout.ts";

/**
 * The mean of each window of `kernel` places, channel by channel; windows lie side by side, unless `strides` are said. Padding is left out
 * of the mean (Keras' way), unless `countPadding` is set (PyTorch's).
 */
export function avgPool1d(kernel: PerAxis, options: AvgPoolOptions & LayoutOption = {}): Layer {
  const forward = channelsLast("avgPool1d", options.layout, (x) => avgPool1dOp(x, kernel, options));
  return { name: "avgPool1d", forward };
}

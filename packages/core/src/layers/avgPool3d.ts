import type { AvgPoolOptions } from "../ops/avgPool.ts";
import { avgPool3d as avgPool3dOp } from "../ops/avgPool3d.ts";
import type { PerAxis } from "../ops/windows.ts";
import type { Layer } from "./layer.ts";
import { channelsLast, type LayoutOption } from "./layout.ts";

/**
 * The mean of each window of `kernel` places, channel by channel; windows lie side by side, unless `strides` are said. Padding is left out
 * of the mean (Keras' way), unless `countPadding` is set (PyTorch's).
 */
export function avgPool3d(kernel: PerAxis, options: AvgPoolOptions & LayoutOption = {}): Layer {
  const forward = channelsLast("avgPool3d", options.layout, (x) => avgPool3dOp(x, kernel, options));
  return { name: "avgPool3d", forward };
}

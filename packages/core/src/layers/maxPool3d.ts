import type { PoolOptions } from "../ops/maxPool.ts";
import { maxPool3d as maxPool3dOp } from "../ops/maxPool3d.ts";
import type { PerAxis } from "../ops/windows.ts";
import type { Layer } from "./layer.ts";
import { channelsLast, type LayoutOption } from "./layout.ts";

/** The largest of each window of `kernel` places, channel by channel; windows lie side by side, unless `strides` are said (Keras' default). */
export function maxPool3d(kernel: PerAxis, options: PoolOptions & LayoutOption = {}): Layer {
  const forward = channelsLast("maxPool3d", options.layout, (x) => maxPool3dOp(x, kernel, options));
  return { name: "maxPool3d", forward };
}

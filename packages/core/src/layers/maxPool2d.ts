import type { PoolOptions } from "../ops/maxPool.ts";
import { maxPool2d as maxPool2dOp } from "../ops/maxPool2d.ts";
import type { PerAxis } from "../ops/windows.ts";
import type { Layer } from "./layer.ts";
import { channelsLast, type LayoutOption } from "./layout.ts";

/** The largest of each window of `kernel` places, channel by channel; windows lie side by side, unless `strides` are said (Keras' default). */
export function maxPool2d(kernel: PerAxis, options: PoolOptions & LayoutOption = {}): Layer {
  const forward = channelsLast("maxPool2d", options.layout, (x) => maxPool2dOp(x, kernel, options));
  return { name: "maxPool2d", forward };
}

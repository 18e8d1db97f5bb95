import type { PoolOptions } from "../ops/maxPool.ts";
import { maxPool1d as maxPool1dOp } from "../ops/maxPool1d.ts";
import type { PerAxis } from "../ops/windows.ts";
import type { Layer } from "./layer.ts";
import { channelsLast, type LayoutOption } from "./layout.ts";

/** The largest of each window of `kernel` places, channel by channel; windows lie side by side, unless `strides` are said (Keras' default). */
export function maxPool1d(kernel: PerAxis, options: PoolOptions & LayoutOption = {}): Layer {
  const forward = channelsLast("maxPool1d", options.layout, (x) => maxPool1dOp(x, kernel, options));
  return { name: "maxPool1d", forward };
}

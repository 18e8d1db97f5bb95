import { adaptiveAvgPool as adaptiveAvgPoolOp } from "../ops/adaptiveAvgPool.ts";
import { globalAvgPool as globalAvgPoolOp } from "../ops/globalAvgPool.ts";
import { globalMaxPool as globalMaxPoolOp } from "../ops/globalMaxPool.ts";
import type { PerAxis } from "../ops/windows.ts";
import type { Layer } from "./layer.ts";
import { channelsLast, type LayoutOption } from "./layout.ts";

/** The mean over all places, whatever their number of axes: [batch, ..., channels] as [batch, channels]. */
export const globalAvgPool = ({ layout }: LayoutOption = {}): Layer => ({
  name: "globalAvgPool",
  forward: channelsLast("globalAvgPool", layout, globalAvgPoolOp),
});

/** The largest over all places, whatever their number of axes: [batch, ..., channels] as [batch, channels]. */
export const globalMaxPool = ({ layout }: LayoutOption = {}): Layer => ({
  name: "globalMaxPool",
  forward: channelsLast("globalMaxPool", layout, globalMaxPoolOp),
});

/** Average pooling to a given size, whatever the input's (PyTorch's AdaptiveAvgPool). */
export const adaptiveAvgPool = (size: PerAxis, { layout }: LayoutOption = {}): Layer => ({
  name: "adaptiveAvgPool",
  forward: channelsLast("adaptiveAvgPool", layout, (x) => adaptiveAvgPoolOp(x, size)),
});

import type { Tensor } from "../graph/tensor.ts";
import { mean } from "./mean.ts";
import { spatialAxes } from "./spatialAxes.ts";

/** The mean over all spatial axes: x [batch, ..., channels], out [batch, channels]. */
export function globalAvgPool(x: Tensor): Tensor {
  return mean(x, { axes: spatialAxes("globalAvgPool", x.shape) });
}

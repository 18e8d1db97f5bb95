import type { Tensor } from "../graph/tensor.ts";
import { max } from "./max.ts";
import { spatialAxes } from "./spatialAxes.ts";

/** The largest over all spatial axes: x [batch, ..., channels], out [batch, channels]. Equal ones share the gradient evenly. */
export function globalMaxPool(x: Tensor): Tensor {
  return max(x, { axes: spatialAxes("globalMaxPool", x.shape) });
}

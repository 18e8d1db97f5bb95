import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";
import { reshaped, walked } from "../views.ts";

/** out[i₀, i₁, …] = x[offset + Σ_d i_d · strides_d] */
export const stridedRead: Implementation<"stridedRead", NdArray> = ({ x, out }, walk) => {
  const to = reshaped(out, ...walk.shape);
  const from = walked(x, walk);
  return () => ops.assign(to, from);
};

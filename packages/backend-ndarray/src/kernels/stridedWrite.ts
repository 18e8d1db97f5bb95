import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import ops from "ndarray-ops";
import { reshaped, walked } from "../views.ts";

/** out = value everywhere, then out[offset + Σ_d i_d · strides_d] = x[i₀, i₁, …] */
export const stridedWrite: Implementation<"stridedWrite", NdArray> = ({ x, out }, { value, ...walk }) => {
  const to = walked(out, walk);
  const from = reshaped(x, ...walk.shape);
  return () => {
    ops.assigns(out, value);
    ops.assign(to, from);
  };
};

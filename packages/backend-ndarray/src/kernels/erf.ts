import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import { elementwise } from "../elementwise.ts";
import { errorFunction } from "../errorFunction.ts";

const assign = elementwise("erf", errorFunction);

/** out = 2/√π ∫₀ˣ e^(-t²) dt */
export const erf: Implementation<"erf", NdArray> =
  ({ x, out }) =>
  () =>
    assign(out, x);

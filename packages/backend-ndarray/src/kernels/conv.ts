import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import { convolution } from "../convolution.ts";
import { inputOf, outputOf } from "../meetings.ts";

/** out[b, o, g F + f] = Σ_{t, c} x[b, i, g C + c] · w[t, c, g F + f] where o and t meet at i */
export const conv: Implementation<"conv", NdArray> = ({ x, w, out }, sizes) =>
  convolution(sizes, { x: inputOf(x, sizes), w, y: outputOf(out, sizes) }, "y");

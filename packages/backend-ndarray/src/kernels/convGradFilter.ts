import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import { convolution } from "../convolution.ts";
import { inputOf, outputOf } from "../meetings.ts";

/** out[t, c, g F + f] = Σ_{b, o} x[b, i, g C + c] · dy[b, o, g F + f] where o and t meet at i */
export const convGradFilter: Implementation<"convGradFilter", NdArray> = ({ x, dy, out }, sizes) =>
  convolution(sizes, { x: inputOf(x, sizes), w: out, y: outputOf(dy, sizes) }, "w");

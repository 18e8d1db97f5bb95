import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import { convolution } from "../convolution.ts";
import { inputOf, outputOf } from "../meetings.ts";

/** out[b, i, g C + c] = Σ_{o, t that meet at i} Σ_f dy[b, o, g F + f] · w[t, c, g F + f] */
export const convGradInput: Implementation<"convGradInput", NdArray> = ({ dy, w, out }, sizes) =>
  convolution(sizes, { x: inputOf(out, sizes), w, y: outputOf(dy, sizes) }, "x");

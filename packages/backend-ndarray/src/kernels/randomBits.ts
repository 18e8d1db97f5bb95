import type { Implementation } from "@retrograd/core/backend";
import type { NdArray } from "ndarray";
import { threefry } from "../threefry.ts";

/** out[i] = the first word of Threefry-2x32-20, of the key and the counter (i, stream) */
export const randomBits: Implementation<"randomBits", NdArray> =
  ({ key, out }, { stream }) =>
  () => {
    const key0 = key.get(0);
    const key1 = key.get(1);
    for (let i = 0; i < out.size; i++) out.set(i, threefry(key0, key1, i, stream));
  };

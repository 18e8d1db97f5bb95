import { threefry } from "@retrograd/core/backend";
import type { CpuKernel } from "../kernel.ts";

/** out[i] = the first word of Threefry-2x32 of the key (key[0], key[1]) and the counter (i, stream) */
export const randomBits: CpuKernel<"randomBits"> =
  ({ key, out }, { stream }) =>
  () => {
    for (let i = 0; i < out.length; i++) out[i] = threefry(key[0], key[1], i, stream);
  };

import type { CpuKernel } from "../kernel.ts";
import { stridedCopy } from "../stridedCopy.ts";

/** out[o] = a[o], then b[o]: rows end to end */
export const concat: CpuKernel<"concat"> = ({ a, b, out }, { outer, lengthA, lengthB }) => {
  const strides = [lengthA + lengthB, 1];
  const copyA = stridedCopy(a, out, { shape: [outer, lengthA], strides, offset: 0 }, true);
  const copyB = stridedCopy(b, out, { shape: [outer, lengthB], strides, offset: lengthA }, true);
  return () => {
    copyA();
    copyB();
  };
};

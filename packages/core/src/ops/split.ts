import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { axisOf } from "./operand.ts";
import { slice } from "./slice.ts";

/**
 * x cut along an axis, the first unless said, into a number of equal parts, or into parts of the given lengths.
 *
 * @throws RetrogradError where the parts are not whole or do not add up to the axis
 */
export function split(x: Tensor, parts: number | readonly number[], axis = 0): Tensor[] {
  const at = axisOf("split", axis, x.shape.length);
  const length = x.shape[at] as number;
  const lengths = typeof parts === "number" ? Array.from({ length: parts }, () => length / parts) : parts;
  if (lengths.some((each) => !Number.isInteger(each)) || lengths.reduce((a, b) => a + b, 0) !== length)
    reject(
      "split",
      `cannot cut axis ${at} of [${x.shape}] into ${typeof parts === "number" ? `${parts} parts` : `[${parts}]`}`,
      `the parts must be whole and add up to ${length}`,
    );
  let from = 0;
  return lengths.map((each) => {
    const begin = x.shape.map((_, d) => (d === at ? from : 0));
    from += each;
    return slice(x, { begin, end: x.shape.with(at, from) });
  });
}

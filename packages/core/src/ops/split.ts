import { reject } from "../backend/error.ts";
import { aliases } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { concat } from "./concat.ts";
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
  const slices = lengths.map((each) => {
    const begin = x.shape.map((_, d) => (d === at ? from : 0));
    from += each;
    return slice(x, { begin, end: x.shape.with(at, from) });
  });
  if (slices.length < 2) return slices;
  // Joined once: each slice by itself would hand back a gradient of x's size, zeros but for its own part.
  const named = aliases(Object.fromEntries(slices.entries()), x, (delta) => concat(Object.values(delta), at));
  return Object.values(named);
}

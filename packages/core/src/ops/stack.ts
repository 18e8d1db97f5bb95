import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { sameShape } from "./broadcastTo.ts";
import { concat } from "./concat.ts";
import { expandDims } from "./expandDims.ts";
import { axisOf } from "./operand.ts";

/**
 * Tensors of one shape side by side along a new axis, which is the result's axis `axis`, the first unless said.
 *
 * @throws RetrogradError where the shapes differ, and for no tensors
 */
export function stack(tensors: readonly Tensor[], axis = 0): Tensor {
  const [first] = tensors;
  if (!first) return reject("stack", "was given no tensors", "give one at least");
  const other = tensors.find((x) => !sameShape(x.shape, first.shape));
  if (other) reject("stack", `cannot stack [${first.shape}] and [${other.shape}]`, "shapes must be equal");
  const at = axisOf("stack", axis, first.shape.length + 1);
  return concat(
    tensors.map((x) => expandDims(x, at)),
    at,
  );
}

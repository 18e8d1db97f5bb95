import { sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { axisOf, sameDType } from "./operand.ts";
import { reshape } from "./reshape.ts";
import { slice } from "./slice.ts";

/**
 * Tensors end to end along an axis, the first unless said; their other axes must be equal.
 *
 * @throws RetrogradError where dtypes or other axes differ, and for no tensors
 */
export function concat(tensors: readonly Tensor[], axis = 0): Tensor {
  const [first] = tensors;
  if (!first) return reject("concat", "was given no tensors", "give one at least");
  sameDType("concat", tensors);
  const at = axisOf("concat", axis, first.shape.length);
  for (const { shape } of tensors)
    if (shape.length !== first.shape.length || shape.some((axis, d) => d !== at && axis !== first.shape[d]))
      reject(
        "concat",
        `cannot join [${first.shape}] and [${shape}] along axis ${at}`,
        "other axes must be equal",
      );
  return joined(tensors, at);
}

/** Joins both halves first, so that few elements are copied often. */
function joined(tensors: readonly Tensor[], axis: number): Tensor {
  const [first] = tensors as [Tensor];
  if (tensors.length === 1) return first;
  const half = tensors.length >> 1;
  return pair(joined(tensors.slice(0, half), axis), joined(tensors.slice(half), axis), axis);
}

function pair(a: Tensor, b: Tensor, axis: number): Tensor {
  const outer = sizeOf(a.shape.slice(0, axis));
  const lengthA = sizeOf(a.shape.slice(axis));
  const lengthB = sizeOf(b.shape.slice(axis));
  const part = (dy: Tensor, from: number, to: number): Tensor =>
    slice(reshape(dy, [outer, lengthA + lengthB]), { begin: [0, from], end: [outer, to] });
  return apply("concat", {
    inputs: { a, b },
    shape: a.shape.with(axis, (a.shape[axis] as number) + (b.shape[axis] as number)),
    parameters: { outer, lengthA, lengthB },
    gradients: {
      a: (dy) => reshape(part(dy, 0, lengthA), a.shape),
      b: (dy) => reshape(part(dy, lengthA, lengthA + lengthB), b.shape),
    },
  });
}

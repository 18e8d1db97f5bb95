import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { axesOf } from "./reduction.ts";
import { stridesOf } from "./strides.ts";

/** x with the order of its elements reversed along some axes, or all. */
export function flip(x: Tensor, axes?: readonly number[] | number): Tensor {
  const { shape } = x;
  const flipped = axesOf("flip", axes, shape.length);
  const dense = stridesOf(shape);
  let offset = 0;
  const strides = dense.map((stride, d) => {
    if (!flipped.has(d)) return stride;
    offset += stride * Math.max((shape[d] as number) - 1, 0);
    return -stride;
  });
  return apply("stridedRead", {
    inputs: { x },
    shape,
    parameters: { shape, strides, offset },
    gradients: { x: (dy) => flip(dy, axes) },
  });
}

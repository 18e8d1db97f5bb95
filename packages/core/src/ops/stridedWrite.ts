import type { Shape } from "../backend/dtype.ts";
import type { Strided } from "../backend/kernels.ts";
import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { stridedRead } from "./stridedRead.ts";

/** A tensor of a given shape: x where a walk comes by, `value` elsewhere. */
export function stridedWrite(x: Tensor, walk: Strided, shape: Shape, value: number): Tensor {
  return apply("stridedWrite", {
    inputs: { x },
    shape,
    parameters: { ...walk, value },
    gradients: { x: (dy) => stridedRead(dy, walk) },
  });
}

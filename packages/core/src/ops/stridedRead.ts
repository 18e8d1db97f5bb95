import type { Strided } from "../backend/kernels.ts";
import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { stridedWrite } from "./stridedWrite.ts";

/** The elements of x that a walk comes by, each at most once. */
export function stridedRead(x: Tensor, walk: Strided): Tensor {
  return apply("stridedRead", {
    inputs: { x },
    shape: walk.shape,
    parameters: walk,
    gradients: { x: (dy) => stridedWrite(dy, walk, x.shape, 0) },
  });
}

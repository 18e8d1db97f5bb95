import type { DType } from "../backend/dtype.ts";
import { isFloat } from "../backend/dtype.ts";
import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";

/** x as another dtype; float to int32 cuts towards zero. The gradient is cast back; integers have none. */
export function cast(x: Tensor, dtype: DType): Tensor {
  if (x.dtype === dtype) return x;
  return apply("cast", {
    inputs: { x },
    shape: x.shape,
    dtype,
    parameters: { dtype },
    gradients: { x: isFloat(dtype) && isFloat(x.dtype) ? (dy) => cast(dy, x.dtype) : null },
  });
}

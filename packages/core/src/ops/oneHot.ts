import type { DType } from "../backend/dtype.ts";
import type { Tensor } from "../graph/tensor.ts";
import { arange } from "./arange.ts";
import { cast } from "./cast.ts";
import { equal } from "./equal.ts";
import { expandDims } from "./expandDims.ts";
import { int32 } from "./operand.ts";

/** 1 at the place that an id names, else 0: int32 ids of any shape give [...ids, depth]; float32, unless said. */
export function oneHot(ids: Tensor, depth: number, dtype: DType = "float32"): Tensor {
  const columns = expandDims(int32("oneHot", "the tensor of ids", ids), -1);
  return cast(equal(columns, arange(depth)), dtype);
}

import { isFloat } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { sameShape } from "../ops/broadcastTo.ts";

/** Refuses tensors that cannot be compared element by element: of different shapes or dtypes, or whole numbers. */
export function matching(subject: string, tensors: Readonly<Record<string, Tensor>>): void {
  const [[firstName, first], ...others] = Object.entries(tensors) as [
    [string, Tensor],
    ...[string, Tensor][],
  ];
  if (!isFloat(first.dtype))
    reject(subject, `${firstName} are ${first.dtype}`, "give float32, or cast them first");
  for (const [name, tensor] of others) {
    if (tensor.dtype !== first.dtype)
      reject(
        subject,
        `${firstName} are ${first.dtype} and ${name} ${tensor.dtype}`,
        `give both as ${first.dtype}`,
      );
    if (!sameShape(first.shape, tensor.shape))
      reject(
        subject,
        `${firstName} are [${first.shape}] and ${name} [${tensor.shape}]`,
        "both must have the same shape",
      );
  }
}

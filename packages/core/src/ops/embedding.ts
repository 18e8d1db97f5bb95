import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { int32 } from "./operand.ts";
import { take } from "./take.ts";

/**
 * Rows of a table [V, D] by their int32 ids, of any shape: [...ids, D]. Gradients of repeated ids add up.
 *
 * @throws RetrogradError for a table that is not [V, D], and for ids that are not int32
 */
export function embedding(table: Tensor, ids: Tensor): Tensor {
  if (table.shape.length !== 2)
    reject("embedding", `cannot take rows of [${table.shape}]`, "the table must have two axes, [V, D]");
  return take(table, int32("embedding", "the tensor of ids", ids));
}

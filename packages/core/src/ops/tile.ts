import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { broadcastTo } from "./broadcastTo.ts";
import { reshape } from "./reshape.ts";

/**
 * x repeated reps[k] times along axis k; missing leading axes are added.
 *
 * @throws RetrogradError for fewer repetitions than axes
 */
export function tile(x: Tensor, reps: readonly number[]): Tensor {
  const leading = reps.length - x.shape.length;
  if (leading < 0 || reps.some((times) => !Number.isInteger(times) || times < 0))
    reject("tile", `cannot repeat [${x.shape}] [${reps}] times`, "give a whole number from 0 for each axis");
  const shape = reps.map((_, k) => x.shape[k - leading] ?? 1);
  const single = reshape(
    x,
    shape.flatMap((axis) => [1, axis]),
  );
  const repeated = broadcastTo(
    single,
    shape.flatMap((axis, k) => [reps[k] as number, axis]),
  );
  return reshape(
    repeated,
    shape.map((axis, k) => axis * (reps[k] as number)),
  );
}

import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { clip } from "../ops/clip.ts";

/**
 * Every element of every gradient, limited to [-limit, limit].
 *
 * @example
 * pass.update(optimizer, model, clipByValue(gradients(objective, parametersOf(model)), 0.5));
 */
export function clipByValue(gradients: readonly Tensor[], limit: number): Tensor[] {
  if (!(limit > 0))
    reject("clipByValue", `limit ${limit} is not positive`, "choose one above 0, such as 0.5");
  return gradients.map((g) => clip(g, { min: -limit, max: limit }));
}

import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { constant } from "../ops/constant.ts";
import { reshape } from "../ops/reshape.ts";

/** Refuses class weights that are none. */
export function checkClassWeights(subject: string, weights: readonly number[] = []): void {
  for (const weight of weights)
    if (!(weight >= 0 && weight < Infinity))
      reject(subject, `class weight ${weight} is not a weight`, "give finite numbers from 0");
}

/** Class weights in a shape that broadcasts along the class axis of x. */
export function classWeightsAlong(
  subject: string,
  weights: readonly number[],
  x: Tensor,
  axis: number,
): Tensor {
  const classes = x.shape[axis] as number;
  if (weights.length !== classes)
    reject(subject, `has ${weights.length} class weights for ${classes} classes`, "give one for each class");
  return reshape(constant(weights, { dtype: x.dtype }), [classes, ...x.shape.slice(axis + 1).map(() => 1)]);
}

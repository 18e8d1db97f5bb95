import { array, type NumericArray } from "../array/array.ts";
import { reject } from "../backend/error.ts";
import type { Examples } from "./data.ts";

/** A batch in which example k counts its own weight times that of its class, classWeights[y_k]. */
export function classWeighted(batch: Examples, classWeights: readonly number[] | undefined): Examples {
  if (!classWeights) return batch;
  const y = batch.y as NumericArray | undefined;
  if (y?.dtype !== "int32")
    return reject(
      "train",
      "has class weights for targets that are not class labels",
      "give y as an Int32Array",
    );
  const own = batch.weights as NumericArray | undefined;
  const data = Float32Array.from(y.data, (label, k) => (classWeights[label] ?? 1) * (own?.data[k] ?? 1));
  return { ...batch, weights: array(data, { shape: y.shape }) };
}

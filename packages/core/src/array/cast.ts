import { type DType, dtypeOf, isFloat, type TypedArray, zeros } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";

/**
 * Numbers in another dtype, each as the nearest that it has; the array itself where it is of that dtype already.
 *
 * @param name whose numbers they are, for an error
 * @throws RetrogradError for floats as integers, which would lose what is behind the point
 */
export function cast(name: string, numbers: TypedArray, dtype: DType): TypedArray {
  const from = dtypeOf(numbers);
  if (from === dtype) return numbers;
  if (isFloat(from) && !isFloat(dtype))
    reject(name, `cannot take ${from} numbers as ${dtype}`, "give it whole numbers, as int32");
  const out = zeros(dtype, numbers.length);
  out.set(numbers);
  return out;
}

import { type DType, type Shape, sizeOf, type TypedArray, zeros } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";

/** Numbers on the host: what goes into a run and comes out of one. Dense, row-major. */
export interface NumericArray {
  /** Of every number. */
  readonly dtype: DType;
  /** Axes, the outermost first. */
  readonly shape: Shape;
  /** The numbers, row by row. */
  readonly data: TypedArray;
}

/** What stands for a NumericArray wherever one is asked for: nested arrays become float32. */
export type Numbers = NumericArray | TypedArray | number | readonly Numbers[];

/** Settings of `array`. */
export interface ArrayOptions {
  /** That of the nested arrays or the typed array, unless said; as many elements in any case. */
  readonly shape?: Shape;
  /** float32 for nested arrays, the typed array's own otherwise, unless said. */
  readonly dtype?: DType;
}

/**
 * Numbers with a shape and a dtype.
 *
 * @param numbers nested arrays (float32 unless `dtype` says otherwise), or a typed array, which is kept, not copied
 * @throws RetrogradError for rows of different lengths, and where the shape takes another number of elements
 * @example
 * array([[1, 2], [3, 4]])                                   // float32 [2, 2]
 * array(new Int32Array([7, 2, 1]))                          // int32 [3]: class labels
 * array(new Float32Array(pixels), { shape: [60000, 784] })
 */
export function array(numbers: Numbers, options: ArrayOptions = {}): NumericArray {
  const { data, shape: natural, dtype } = plain(numbers, options.dtype);
  const shape = options.shape ?? natural;
  if (sizeOf(shape) !== data.length)
    reject(
      "array",
      `cannot give ${data.length} numbers the shape [${shape}]`,
      `that takes ${sizeOf(shape)} numbers`,
    );
  return { dtype, shape, data };
}

function plain(numbers: Numbers, dtype?: DType): NumericArray {
  if (isNumericArray(numbers)) return dtype && dtype !== numbers.dtype ? converted(numbers, dtype) : numbers;
  const own = typedArrayType(numbers);
  if (own)
    return plain({ dtype: own, shape: [(numbers as TypedArray).length], data: numbers as TypedArray }, dtype);
  const shape: number[] = [];
  for (let inner: Numbers = numbers; Array.isArray(inner); inner = inner[0] as Numbers) {
    shape.push(inner.length);
    if (inner.length === 0) break;
  }
  const data = zeros(dtype ?? "float32", sizeOf(shape));
  fill(data, 0, numbers as number | readonly Numbers[], shape, 0);
  return { dtype: dtype ?? "float32", shape, data };
}

/** Copies nested arrays into `data` from `at` on; returns where the next one starts. */
function fill(
  data: TypedArray,
  at: number,
  numbers: number | readonly Numbers[],
  shape: Shape,
  depth: number,
): number {
  if (typeof numbers === "number") {
    if (depth !== shape.length)
      reject("array", `found a number ${depth} levels deep`, `all must be ${shape.length} deep`);
    data[at] = numbers;
    return at + 1;
  }
  if (!Array.isArray(numbers))
    return reject("array", `cannot read ${String(numbers)}`, "give numbers or nested arrays of them");
  if (numbers.length !== shape[depth])
    reject(
      "array",
      `a row has ${numbers.length} entries where the first has ${shape[depth] ?? "none"}`,
      "all rows must be equally long",
    );
  for (const inner of numbers) at = fill(data, at, inner, shape, depth + 1);
  return at;
}

export function isNumericArray(it: unknown): it is NumericArray {
  return typeof it === "object" && it !== null && "data" in it && "shape" in it;
}

function typedArrayType(numbers: Numbers): DType | null {
  if (numbers instanceof Float32Array) return "float32";
  if (numbers instanceof Float64Array) return "float64";
  return numbers instanceof Int32Array ? "int32" : null;
}

function converted({ shape, data }: NumericArray, dtype: DType): NumericArray {
  const copy = zeros(dtype, data.length);
  copy.set(data);
  return { dtype, shape, data: copy };
}

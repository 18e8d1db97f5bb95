/** float32 everywhere; int32 for indices and labels; float64 where a backend says that it has it. */
export type DType = "float32" | "float64" | "int32";

/** Axes, the outermost first: [64, 784]. A scalar has none, []. */
export type Shape = readonly number[];

/** Numbers of one dtype on the host, on memory that is not shared. */
export type TypedArray = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

const constructors = { float32: Float32Array, float64: Float64Array, int32: Int32Array };

/** Bytes of one element. */
export function bytesOf(dtype: DType): number {
  return dtype === "float64" ? 8 : 4;
}

/** Number of elements: the product of the axes, 1 for a scalar. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const axis of shape) size *= axis;
  return size;
}

/** A new array of zeros. */
export function zeros(dtype: DType, size: number): TypedArray {
  return new constructors[dtype](size);
}

/** `size` elements of `buffer`, from byte `offset` on. */
export function viewOf(dtype: DType, buffer: ArrayBuffer, offset: number, size: number): TypedArray {
  return new constructors[dtype](buffer, offset, size);
}

/** The dtype of an array's numbers. */
export function dtypeOf(array: TypedArray): DType {
  if (array instanceof Float32Array) return "float32";
  return array instanceof Float64Array ? "float64" : "int32";
}

/** Whether it is float32 or float64: only those have gradients. */
export function isFloat(dtype: DType): boolean {
  return dtype !== "int32";
}

import type { NumericArray } from "../array/array.ts";
import type { Result } from "../backend/backend.ts";
import { type DType, type Shape, sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";

/** One output of one run: numbers that are there as soon as the backend has computed them. */
export class Output {
  /** As the traced function called it: `objective`. */
  readonly name: string;
  /** Of every number. */
  readonly dtype: DType;
  /** Axes, the outermost first. */
  readonly shape: Shape;
  readonly #result: Result;

  constructor(name: string, dtype: DType, shape: Shape, result: Result) {
    this.name = name;
    this.dtype = dtype;
    this.shape = shape;
    this.#result = result;
  }

  /** The number, where the output is a single one. */
  async read(): Promise<number> {
    if (sizeOf(this.shape) !== 1)
      reject("read", `${this.name} has shape [${this.shape}]`, "use readArray() for more than one number");
    return (await this.#result.read())[0] as number;
  }

  /** The numbers, with their shape. */
  async readArray(): Promise<NumericArray> {
    return { dtype: this.dtype, shape: this.shape, data: await this.#result.read() };
  }
}

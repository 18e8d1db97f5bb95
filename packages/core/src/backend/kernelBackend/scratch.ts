import { type DType, type TypedArray, zeros } from "../dtype.ts";

/** Memory of one block's length for values that live inside a group; shared by all groups of a plan. */
export class Scratch {
  readonly #blocks = new Map<string, TypedArray>();

  /** The block with this number; whoever asks for the same number gets the same memory. */
  block(dtype: DType, number: number, size: number): TypedArray {
    return this.#kept(`${dtype} ${number}`, dtype, size);
  }

  /** A block that holds `value` throughout, for all who want to read it. */
  constant(dtype: DType, value: number, size: number): TypedArray {
    const key = `${dtype} = ${Object.is(value, -0) ? "-0" : value}`;
    return this.#kept(key, dtype, size, value);
  }

  #kept(key: string, dtype: DType, size: number, fill = 0): TypedArray {
    let block = this.#blocks.get(key);
    if (!block || block.length < size) {
      block = zeros(dtype, size).fill(fill) as TypedArray;
      this.#blocks.set(key, block);
    }
    return block.length === size ? block : (block.subarray(0, size) as TypedArray);
  }
}

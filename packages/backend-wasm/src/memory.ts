import { type DType, type Memory, type TypedArray, viewOf } from "@retrograd/core/backend";
import type { Heap } from "./heap.ts";

/** The memory of a variable: a block of the module's memory, which never moves. */
export class WasmMemory implements Memory {
  readonly dtype: DType;
  readonly size: number;
  readonly address: number;
  readonly #heap: Heap;
  #isDisposed = false;

  constructor(heap: Heap, dtype: DType, size: number) {
    this.#heap = heap;
    this.dtype = dtype;
    this.size = size;
    this.address = heap.take(size * 4, `a variable of ${size} numbers`);
    // With what lies between the last element and the block's end, which vectors compute on.
    new Uint8Array(heap.buffer, this.address, Math.ceil(size / 16) * 64).fill(0);
  }

  get numbers(): TypedArray {
    return viewOf(this.dtype, this.#heap.buffer, this.address, this.size);
  }

  isOn(heap: Heap): boolean {
    return heap === this.#heap;
  }

  write(numbers: TypedArray): void {
    if (!this.#isDisposed) this.numbers.set(numbers);
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#heap.give(this.address, this.size * 4);
  }
}

import { type DType, type TypedArray, zeros } from "@retrograd/core/backend";

/** Draws the numbers of a case: the same ones every time, from the case's name. */
export class Draw {
  readonly dtype: DType;
  private state: number;

  constructor(name: string, dtype: DType) {
    this.dtype = dtype;
    this.state = hashOf(name);
  }

  /** The next number in [0, 1): mulberry32 (Tommy Ettinger). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let word = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Numbers between `low` and `high`; whole ones, both ends included, where the dtype is int32. */
  numbers(size: number, low = -2, high = 2): TypedArray {
    const drawn = zeros(this.dtype, size);
    const whole = this.dtype === "int32";
    for (let i = 0; i < size; i++)
      drawn[i] = whole ? this.whole(low, high) : low + (high - low) * this.next();
    return drawn;
  }

  /** int32 numbers from `low` to `high`, both included. */
  integers(size: number, low: number, high: number): Int32Array<ArrayBuffer> {
    return Int32Array.from({ length: size }, () => this.whole(low, high));
  }

  /** These numbers, in the case's dtype. */
  of(numbers: readonly number[]): TypedArray {
    const array = zeros(this.dtype, numbers.length);
    array.set(numbers);
    return array;
  }

  private whole(low: number, high: number): number {
    return Math.floor(low + this.next() * (high - low + 1));
  }
}

/** 32-bit FNV-1a. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}

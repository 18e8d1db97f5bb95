import { type DType, dtypeOf, type Shape, type TypedArray } from "@retrograd/core/backend";
import { Mismatch } from "../check.ts";

/** ε of a dtype: the distance from 1 to the next number. */
export const epsilonOf: Readonly<Record<DType, number>> = { float32: 2 ** -23, float64: 2 ** -52, int32: 0 };

/** The smallest number that is no subnormal: what lies below may be flushed to zero. */
const smallest: Readonly<Record<DType, number>> = { float32: 2 ** -126, float64: 2 ** -1022, int32: 0 };

/** From here on a float64 rounds to the infinity of the dtype. */
const overflow: Readonly<Record<DType, number>> = {
  float32: (2 - 2 ** -24) * 2 ** 127,
  float64: Number.POSITIVE_INFINITY,
  int32: Number.POSITIVE_INFINITY,
};

/** Throws where a number is further from what it should be than its bound, and says where: by its place in `shape`. */
export function compare(
  name: string,
  got: TypedArray,
  want: ArrayLike<number>,
  bound: ArrayLike<number>,
  shape: Shape = [got.length],
): void {
  if (got.length !== want.length)
    throw new Mismatch(`${name} has ${got.length} elements where there should be ${want.length}`);
  const dtype = dtypeOf(got);
  const wrong: number[] = [];
  for (let i = 0; i < got.length; i++)
    if (!agrees(got[i] as number, want[i] as number, bound[i] as number, dtype)) wrong.push(i);
  const [first] = wrong;
  if (first === undefined) return;
  const tolerance = bound[first] ? ` ± ${(bound[first] as number).toPrecision(2)}` : "";
  const others = wrong.length > 1 ? `; ${wrong.length} of ${got.length} elements are wrong` : "";
  throw new Mismatch(
    `${name}[${placeIn(shape, first)}]: got ${got[first]}, want ${want[first]}${tolerance}${others}`,
  );
}

/** The indices of an element, from its number: element 7 of [2, 4] lies at 1, 3. */
function placeIn(shape: Shape, element: number): string {
  const indices: number[] = [];
  for (const axis of shape.toReversed()) {
    indices.unshift(element % axis);
    element = Math.floor(element / axis);
  }
  return indices.join(", ");
}

/** Whether a number is what it should be: NaN where NaN is wanted and nowhere else, infinities exactly. */
function agrees(got: number, want: number, bound: number, dtype: DType): boolean {
  if (Number.isNaN(want) || Number.isNaN(got)) return Number.isNaN(want) === Number.isNaN(got);
  if (!Number.isFinite(want)) return got === want;
  if (!Number.isFinite(got)) return got * Math.sign(want) > 0 && Math.abs(want) + bound >= overflow[dtype];
  return Math.abs(got - want) <= bound + smallest[dtype];
}

/** Throws where numbers that nobody may write have changed, by so much as a bit. */
export function expectUnchanged(name: string, got: TypedArray, before: TypedArray): void {
  const [now, then] = [bitsOf(got), bitsOf(before)];
  const changed = then.findIndex((byte, i) => byte !== now[i]);
  if (changed < 0) return;
  const i = Math.floor(changed / before.BYTES_PER_ELEMENT);
  throw new Mismatch(`the kernel has changed its operand: ${name}[${i}] was ${before[i]} and is ${got[i]}`);
}

function bitsOf(numbers: TypedArray): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

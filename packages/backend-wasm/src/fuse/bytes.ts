/** The binary format's integers: seven bits a byte, the lowest first. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  do {
    const low = value & 127;
    value >>>= 7;
    bytes.push(value === 0 ? low : low | 128);
  } while (value !== 0);
  return bytes;
}

/** The same of an int32, whose sign is the last byte's bit 6. */
function signed(value: number): number[] {
  const bytes: number[] = [];
  while (value < -64 || value > 63) {
    bytes.push((value & 127) | 128);
    value >>= 7;
  }
  return [...bytes, value & 127];
}

/** A list of byte strings, with its length in front. */
export function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

/** Bytes with their number in front. */
export function sized(bytes: readonly number[]): number[] {
  return [...unsigned(bytes.length), ...bytes];
}

export function section(id: number, bytes: readonly number[]): number[] {
  return [id, ...sized(bytes)];
}

export function text(value: string): number[] {
  return sized([...value].map((character) => character.charCodeAt(0)));
}

export const i32 = 0x7f;
export const v128 = 0x7b;

const load = 0x28;
const simd = 0xfd;

export const get = (local: number): number[] => [0x20, ...unsigned(local)];
export const set = (local: number): number[] => [0x21, ...unsigned(local)];
export const add: number[] = [0x6a];
export const multiply: number[] = [0x6c];
/** Of unsigned numbers. */
export const divide: number[] = [0x6e];
export const below: number[] = [0x49];
export const notAbove: number[] = [0x4d];
export const constant = (value: number): number[] => [0x41, ...signed(value)];
/** Runs code again and again, as long as a condition holds. */
export const loopWhile = (condition: readonly number[], code: readonly number[]): number[] => [
  ...[...condition, 0x04, 0x40, 0x03, 0x40],
  ...[...code, ...condition, 0x0d, 0, 0x0b, 0x0b],
];
/** The word at the address on the stack and so many bytes. */
export const word = (offset: number): number[] => [load, 2, ...unsigned(offset)];
export const vectorOp = (code: number): number[] => [simd, ...unsigned(code)];
/** Four numbers at the address on the stack and so many bytes; alignment is a hint only. */
export const loadVector = (offset: number): number[] => [...vectorOp(0), 2, ...unsigned(offset)];
export const storeVector = (offset: number): number[] => [...vectorOp(0x0b), 2, ...unsigned(offset)];
/** One number in all four lanes. */
export const loadSpread: number[] = [...vectorOp(9), 2, 0];
/** The same word in all four lanes, as a constant. */
export const spread = (word: readonly [number, number, number, number]): number[] => [
  ...vectorOp(0x0c),
  ...word,
  ...word,
  ...word,
  ...word,
];

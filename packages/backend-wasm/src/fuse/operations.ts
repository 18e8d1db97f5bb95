import type { DType } from "@retrograd/core/backend";
import { get, spread, vectorOp } from "./bytes.ts";

/** The instructions that leave a step's result on the stack, for operands in locals. */
export type Operation = (operands: readonly number[], dtype: DType) => number[];

const zero = spread([0, 0, 0, 0]);
const one = spread([1, 0, 0, 0]);
const and = vectorOp(0x4e);

/** An instruction of its own, for float32 and for int32. */
const plain =
  (float: number, int: number): Operation =>
  (operands, dtype) => [...operands.flatMap(get), ...vectorOp(dtype === "int32" ? int : float)];
/** 1 where the comparison holds, else 0. */
const comparison = (float: number, int: number): Operation => {
  const compare = plain(float, int);
  return (operands, dtype) => [...compare(operands, dtype), ...one, ...and];
};

/** What steps become where several of them are one function, as opcodes of the binary format; other kernels stay steps of
 * their own. A kernel for float32 alone has its instruction twice. */
export const operations: Readonly<Record<string, Operation>> = {
  neg: plain(0xe1, 0xa1),
  abs: plain(0xe0, 0xa0),
  sqrt: plain(0xe3, 0xe3),
  floor: plain(0x68, 0x68),
  add: plain(0xe4, 0xae),
  sub: plain(0xe5, 0xb1),
  mul: plain(0xe6, 0xb5),
  div: plain(0xe7, 0xe7),
  minimum: plain(0xe8, 0xb6),
  maximum: plain(0xe9, 0xb8),
  equal: comparison(0x41, 0x37),
  greater: comparison(0x44, 0x3b),
  greaterEqual: comparison(0x46, 0x3f),
  relu: ([x]) => [...get(x), ...zero, ...vectorOp(0xeb)],
  reluGrad: ([y, dy]) => [...get(dy), ...get(y), ...zero, ...vectorOp(0x44), ...and],
  where: ([condition, a, b]) => [
    ...[...get(b), ...get(a), ...get(condition), ...zero, ...vectorOp(0x37)],
    ...vectorOp(0x52),
  ],
  copy: ([x]) => get(x),
  toInt: ([x]) => [...get(x), ...vectorOp(0xf8)],
  toFloat: ([x]) => [...get(x), ...vectorOp(0xfa)],
};

/** Subnormals to 0: the bits that are 1 in Infinity, in a local, are the exponent, which is above 0 in all other numbers. */
export function flushed(x: number, infinity: number): number[] {
  return [...get(x), ...get(x), ...get(infinity), ...and, ...zero, ...vectorOp(0x3b), ...and];
}

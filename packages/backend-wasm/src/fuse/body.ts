import type { DType } from "@retrograd/core/backend";
import {
  add,
  below,
  constant,
  divide,
  get,
  i32,
  loadSpread,
  loadVector,
  loopWhile,
  multiply,
  notAbove,
  set,
  sized,
  storeVector,
  unsigned,
  v128,
  vector,
  word,
} from "./bytes.ts";
import { flushed, operations } from "./operations.ts";

/** What the arguments' record has an address of, in this order. */
export type Argument =
  /** `stream` moves on with the block, `block` does not, `scalar` is one number. */
  | { readonly kind: "stream" | "block" | "scalar" }
  /** One number for each `row`, the next one `stride` further on; both in bytes. Blocks lie within a row. */
  | { readonly kind: "row"; readonly row: number; readonly stride: number };

/** One step of a function: operands are arguments, or results of earlier steps. */
export interface FusedStep {
  readonly operation: string;
  readonly dtype: DType;
  readonly operands: readonly ({ readonly argument: number } | { readonly step: number })[];
  /** The argument that the result is stored to, if it is. */
  readonly store: number | null;
  /** The argument with Infinity, where subnormals are flushed. */
  readonly flush: number | null;
}

const isNumber = ({ kind }: Argument): boolean => kind === "scalar" || kind === "row";

/** A function of no more steps than this takes eight elements at a time while there are so many. */
const few = 6;

/** Parameters: the record of arguments; where the block starts, and how long it is, in bytes. */
const [record, start, count] = [0, 1, 2];

/** The code of a function that runs steps on a block, four or eight elements at a time, with all that is between them in registers. */
export function bodyOf(args: readonly Argument[], steps: readonly FusedStep[]): number[] {
  const pointers = args.map((_, i) => 3 + i);
  const at = 3 + args.length;
  const numbers = args.map((_, i) => at + 1 + i);
  const results = steps.map((_, i) => at + 1 + args.length + i);
  const code: number[] = [];
  args.forEach((argument, i) => {
    const { kind } = argument;
    code.push(...get(record), ...word(i * 4));
    if (kind === "row") {
      const { row, stride } = argument;
      code.push(...get(start), ...constant(row), ...divide, ...constant(stride), ...multiply, ...add);
    }
    if (kind === "row" || kind === "scalar") code.push(...loadSpread, ...set(numbers[i]));
    else code.push(...(kind === "stream" ? [...get(start), ...add] : []), ...set(pointers[i]));
  });
  const place = (i: number): number[] => [...get(pointers[i]), ...get(at), ...add];
  /** The steps on four elements, so many bytes further on. */
  const four = (offset: number): number[] => {
    const code: number[] = [];
    const there = new Set<number>();
    steps.forEach(({ operation, dtype, operands, store, flush }, i) => {
      const locals = operands.map((x) => {
        if ("step" in x) return results[x.step];
        const { argument } = x;
        if (!isNumber(args[argument]) && !there.has(argument)) {
          there.add(argument);
          code.push(...place(argument), ...loadVector(offset), ...set(numbers[argument]));
        }
        return numbers[argument];
      });
      code.push(...operations[operation](locals, dtype), ...set(results[i]));
      if (flush !== null) code.push(...flushed(results[i], numbers[flush]), ...set(results[i]));
      if (store !== null) code.push(...place(store), ...get(results[i]), ...storeVector(offset));
    });
    return code;
  };
  const next = (bytes: number): number[] => [...get(at), ...constant(bytes), ...add, ...set(at)];
  if (steps.length <= few)
    code.push(
      ...loopWhile(
        [...get(at), ...constant(32), ...add, ...get(count), ...notAbove],
        [...four(0), ...four(16), ...next(32)],
      ),
    );
  code.push(...loopWhile([...get(at), ...get(count), ...below], [...four(0), ...next(16)]), 0x0b);
  const locals = vector([
    [...unsigned(args.length + 1), i32],
    [...unsigned(args.length + steps.length), v128],
  ]);
  return sized([...locals, ...code]);
}

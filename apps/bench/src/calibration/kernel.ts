/** How many sums a kernel keeps in registers: enough to hide a multiply-add's latency, few enough not to spill. */
const sums = 12;
const lanes = 4;

/** Floating-point operations of one turn of a kernel's loop. */
export const operationsPerTurn: number = 2 * lanes * sums;

/** "relaxed": multiply and add in one instruction where the machine has it; "plain": in two. */
export type Variant = "relaxed" | "plain";

// Opcodes of the WebAssembly specification, "Index of Instructions".
const op = {
  loop: 0x03,
  end: 0x0b,
  branchIf: 0x0d,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  i32Const: 0x41,
  i32Sub: 0x6b,
  simd: 0xfd,
} as const;
const type = { i32: 0x7f, v128: 0x7b, nothing: 0x40, function: 0x60 } as const;
const simd = {
  load: [op.simd, 0x00, 0x04],
  store: [op.simd, 0x0b, 0x04],
  add: [op.simd, 0xe4, 0x01],
  mul: [op.simd, 0xe6, 0x01],
  relaxedMadd: [op.simd, 0x85, 0x02],
} as const;

/**
 * A module with memory and a function `run(turns)` that does nothing but s ← s · a + b, for a dozen sums of four lanes in turn. Its loop
 * is not unrolled and its operands come from memory: V8 makes constants anew wherever they are used.
 */
export function kernel(variant: Variant): Uint8Array<ArrayBuffer> {
  const [turns, a, b, first] = [0, 1, 2, 3];
  const load = (at: number, local: number) => [op.i32Const, 0, ...simd.load, at, op.localSet, local];
  const update = (sum: number) =>
    variant === "relaxed"
      ? [...get(sum), ...get(a), ...get(b), ...simd.relaxedMadd, op.localSet, sum]
      : [...get(sum), ...get(a), ...simd.mul, ...get(b), ...simd.add, op.localSet, sum];
  const own = Array.from({ length: sums }, (_, k) => first + k);
  const body = [
    ...vector([[2 + sums, type.v128]]),
    ...load(0, a),
    ...load(16, b),
    ...own.flatMap((sum) => load(32, sum)),
    ...[op.loop, type.nothing],
    ...own.flatMap(update),
    ...[...get(turns), op.i32Const, 1, op.i32Sub, op.localTee, turns, op.branchIf, 0],
    op.end,
    // Stored, so that no engine leaves out what nobody reads.
    ...own.flatMap((sum, k) => [op.i32Const, 0, ...get(sum), ...simd.store, ...unsigned(48 + 16 * k)]),
    op.end,
  ];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector([[type.function, ...vector([[type.i32]]), ...vector([])]])),
    ...section(3, vector([[0]])),
    ...section(5, vector([[0, 1]])),
    ...section(
      7,
      vector([
        [...text("run"), 0, 0],
        [...text("memory"), 2, 0],
      ]),
    ),
    ...section(10, vector([[...unsigned(body.length), ...body]])),
  ]);
}

const get = (local: number) => [op.localGet, local];
const text = (name: string) => vector([...name].map((letter) => [letter.charCodeAt(0)]));
const section = (id: number, content: readonly number[]) => [id, ...unsigned(content.length), ...content];
const vector = (items: readonly (readonly number[])[]) => [...unsigned(items.length), ...items.flat()];

/** LEB128 */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

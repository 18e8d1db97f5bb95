import type { Memory } from "./backend.ts";
import type { DType, Shape, TypedArray } from "./dtype.ts";
import type { KernelName, Strided } from "./kernels.ts";

/** A graph made ready to run: kernels in order, in groups, every operand that is kept with its place in memory. */
export interface Plan {
  /** Of the compiled function: `training`. */
  readonly name: string;
  /** All values that steps name by their index. */
  readonly values: readonly Value[];
  /** Written before each run, in this order. */
  readonly inputs: readonly Named[];
  /** Read after a run; a value that is an output keeps its place to the end. */
  readonly outputs: readonly Named[];
  /** The variables that the plan reads or assigns. */
  readonly variables: readonly Memory[];
  /** What runs, in order. */
  readonly groups: readonly Group[];
  /** Size of the arena. */
  readonly bytes: number;
  /** What will run, group by group, with shapes and bytes, for people. */
  describe(): string;
}

/** A value of a plan that goes in or comes out, under its name. */
export interface Named {
  /** As users call it: `x`, `adam learning rate`. */
  readonly name: string;
  /** Index into `values`. */
  readonly value: number;
}

/** A tensor of the plan: how many numbers there are, and where. */
export interface Value {
  /** Of every element. */
  readonly dtype: DType;
  /** Axes, the outermost first. */
  readonly shape: Shape;
  /** Number of elements. */
  readonly size: number;
  /** Where the numbers are. */
  readonly place: Place;
}

/** Where a value's numbers are while the plan runs. */
export type Place =
  /** In the plan's arena, from byte `offset` on. */
  | { readonly kind: "arena"; readonly offset: number }
  /** The memory of `variables[index]`. */
  | { readonly kind: "variable"; readonly index: number }
  /** The same number in every element. */
  | { readonly kind: "constant"; readonly value: number }
  /** Numbers known when the plan was made. */
  | { readonly kind: "data"; readonly data: TypedArray }
  /** Nowhere: made and used up within one group. */
  | { readonly kind: "group" };

/**
 * Kernels, in order: elementwise ones (the prologue), at most one that is not elementwise (the anchor), and elementwise
 * ones (the epilogue, which is all there is without an anchor). The prologue computes one operand of the anchor, over that
 * operand's elements; the epilogue goes on over the elements of the anchor's outputs: a group has two sizes, and they
 * differ where the anchor is a reduction or a product. To run all steps one after the other is always right; a backend may
 * as well run them block by block, or as one kernel of its own.
 *
 * What makes that right:
 * - A step walks (`view`) only over values from outside the group.
 * - What the prologue computes is read by the prologue and the anchor alone and has no place in memory: a backend may
 *   compute an element of it as often as it needs it.
 * - No output of a group shares memory with what its prologue or anchor reads, with what a step walks over, or with what
 *   a later step reads, except element by element with what the epilogue reads for the last time.
 */
export interface Group {
  /** Ops and layers that the group comes from. */
  readonly label: string;
  /** Elements of the output of every step of the epilogue. */
  readonly size: number;
  /** Elements of the output of every step of the prologue, and of the operand that it computes; 0 without a prologue. */
  readonly prologueSize: number;
  /** The prologue, which only backends get whose limits ask for it, the anchor, if there is one, and the epilogue. */
  readonly steps: readonly Step[];
}

/** One kernel, with its operands and outputs. */
export interface Step {
  /** Which line of the contract it is. */
  readonly kernel: KernelName;
  /** Whether it may be joined with its neighbours. */
  readonly elementwise: boolean;
  /** Those of the kernel, by name. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What it reads, by name. */
  readonly operands: Readonly<Record<string, Operand>>;
  /** What it writes, by name. */
  readonly outputs: Readonly<Record<string, Operand>>;
  /** The op, and the layer that it was called in: `0.dense/matmul`. */
  readonly origin: string;
}

/** A value as a step reads or writes it. */
export interface Operand {
  /** Index into the plan's `values`. */
  readonly value: number;
  /** How an elementwise step walks over the value; null: element by element. */
  readonly view: Strided | null;
}

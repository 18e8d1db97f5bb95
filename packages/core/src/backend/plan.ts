import type { Memory } from "./backend.ts";
import type { DType, Shape, TypedArray } from "./dtype.ts";
import type { KernelName, Strided } from "./kernels.ts";

/** A graph made ready to run: kernels in order, in groups, every operand that is kept with its place in memory. */
export interface Plan {
  readonly name: string;
  /** All values that steps name by their index. */
  readonly values: readonly Value[];
  /** Written before each run, in this order. */
  readonly inputs: readonly Named[];
  /** Read after a run; a value that is an output keeps its place to the end. */
  readonly outputs: readonly Named[];
  /** The variables that the plan reads or assigns. */
  readonly variables: readonly Memory[];
  readonly groups: readonly Group[];
  /** Size of the arena. */
  readonly bytes: number;
  /** What will run, group by group, with shapes and bytes, for people. */
  describe(): string;
}

export interface Named {
  readonly name: string;
  /** Index into `values`. */
  readonly value: number;
}

export interface Value {
  readonly dtype: DType;
  readonly shape: Shape;
  readonly size: number;
  readonly place: Place;
}

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
 * Kernels over the same elements, in order: at most one that is not elementwise (the anchor), which comes
 * first, then elementwise ones. To run them one after the other is always right; a backend may as well run
 * them block by block, or as one kernel of its own.
 *
 * What makes that right: a step walks (`view`) only over values from outside the group; and no output of a group
 * shares memory with what its anchor reads, with what a step walks over, or with what a later step reads, except
 * element by element with what is read for the last time.
 */
export interface Group {
  /** Ops and layers that the group comes from. */
  readonly label: string;
  /** Elements of every elementwise step's output. */
  readonly size: number;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly kernel: KernelName;
  readonly elementwise: boolean;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly operands: Readonly<Record<string, Operand>>;
  readonly outputs: Readonly<Record<string, Operand>>;
  /** The op, and the layer that it was called in: `0.dense/matmul`. */
  readonly origin: string;
}

export interface Operand {
  /** Index into the plan's `values`. */
  readonly value: number;
  /** How an elementwise step walks over the value; null: element by element. */
  readonly view: Strided | null;
}

import { type DType, type Shape, sizeOf } from "../backend/dtype.ts";
import type { KernelName, Strided } from "../backend/kernels.ts";
import type { Place } from "../backend/plan.ts";
import type { Source } from "../graph/tensor.ts";

/** A kernel call on its way into a plan. */
export interface Call {
  readonly kernel: KernelName;
  readonly elementwise: boolean;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly operands: Record<string, Reference>;
  readonly outputs: Readonly<Record<string, DraftValue>>;
  /** Elements of the first output: what an elementwise neighbour must have too. */
  readonly size: number;
  readonly origin: string;
  /** Where it stands among the groups, once it does. */
  group: DraftGroup | null;
}

/** An operand: a value, and the walk over it, if not element by element. */
export interface Reference {
  readonly value: DraftValue;
  readonly view: Strided | null;
}

/** A value on its way into a plan. */
export interface DraftValue {
  readonly dtype: DType;
  readonly shape: Shape;
  readonly size: number;
  /** Null for what is computed. */
  readonly source: Source | null;
  readonly producer: Call | null;
  readonly users: Call[];
  /** Read by someone after the run. */
  kept: boolean;
  place: Place | null;
}

export interface DraftGroup {
  index: number;
  readonly size: number;
  readonly calls: Call[];
}

/** A value of this dtype and shape, without users or a place so far. */
export function draftValue(
  { dtype, shape }: Pick<DraftValue, "dtype" | "shape">,
  source: Source | null,
  producer: Call | null,
): DraftValue {
  return { dtype, shape, size: sizeOf(shape), source, producer, users: [], kept: false, place: null };
}

/** A call that copies a value. */
export function copyOf(value: DraftValue, origin: string): Call {
  const outputs: Record<string, DraftValue> = {};
  const { dtype, size } = value;
  const call: Call = {
    kernel: "cast",
    elementwise: true,
    parameters: { dtype },
    operands: { x: { value, view: null } },
    outputs,
    size,
    origin,
    group: null,
  };
  outputs.out = draftValue(value, null, call);
  return call;
}

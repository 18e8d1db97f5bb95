import type { DType, Shape } from "../backend/dtype.ts";
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

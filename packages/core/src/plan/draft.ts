import { type DType, type Shape, sizeOf } from "../backend/dtype.ts";
import { isElementwise, type KernelName, type Strided } from "../backend/kernels.ts";
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
  /** What is computed again belongs where it is needed: copies stay apart from the groups of what they are copies of. */
  readonly copy: number;
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

/** Where a group's epilogue starts: behind its anchor, if there is one. */
export function epilogueOf({ calls }: DraftGroup): number {
  return calls.findIndex((call) => !call.elementwise) + 1;
}

/** Whether only the group's epilogue reads a value, element by element, and not after the call at `position`. */
export function isDoneWith(group: DraftGroup, position: number, value: DraftValue): boolean {
  const epilogue = epilogueOf(group);
  return group.calls.every((call, i) =>
    Object.values(call.operands).every(
      ({ value: read, view }) => read !== value || (i >= epilogue && i <= position && view === null),
    ),
  );
}

/** The values outside themselves that calls read or write. */
export function outsideValues(calls: readonly Call[], wanted: ReadonlySet<DraftValue>): Set<DraftValue> {
  const inside = new Set(calls);
  const outside = new Set<DraftValue>();
  for (const call of calls) {
    for (const { value } of Object.values(call.operands))
      if (!(value.producer && inside.has(value.producer)) && value.source?.kind !== "constant")
        outside.add(value);
    for (const value of Object.values(call.outputs))
      if (!call.elementwise || wanted.has(value) || value.users.some((user) => !inside.has(user)))
        outside.add(value);
  }
  return outside;
}

/** A value of this dtype and shape, without users or a place so far. */
export function draftValue(
  { dtype, shape }: Pick<DraftValue, "dtype" | "shape">,
  source: Source | null,
  producer: Call | null,
): DraftValue {
  return { dtype, shape, size: sizeOf(shape), source, producer, users: [], kept: false, place: null };
}

/** A call, with a value for each of its outputs. */
export function draftCall(
  kernel: KernelName,
  parameters: Call["parameters"],
  operands: Call["operands"],
  results: Readonly<Record<string, Pick<DraftValue, "dtype" | "shape">>>,
  origin: string,
  copy = 0,
): Call {
  const outputs: Record<string, DraftValue> = {};
  const elementwise = isElementwise(kernel);
  const size = sizeOf((Object.values(results)[0] as DraftValue).shape);
  const call = { kernel, elementwise, parameters, operands, outputs, size, origin, copy, group: null };
  for (const name in results) outputs[name] = draftValue(results[name] as DraftValue, null, call);
  return call;
}

/** A call that copies a value. */
export function copyOf(value: DraftValue, origin: string): Call {
  return draftCall("cast", { dtype: value.dtype }, { x: { value, view: null } }, { out: value }, origin);
}

import type { TypedArray } from "../dtype.ts";
import type { Step, Value } from "../plan.ts";
import type { KernelBackendOptions } from "./kernelBackend.ts";
import type { Scratch } from "./scratch.ts";

/** A plan on typed arrays: where its values are, and what a run does. */
export interface Host<View> {
  readonly values: readonly Value[];
  /** The memory of each value that has a place. */
  readonly arrays: readonly (TypedArray | null)[];
  readonly scratch: Scratch;
  readonly options: KernelBackendOptions<View>;
  /** In order. */
  readonly runs: (() => void)[];
}

type Bind<View> = (views: Readonly<Record<string, View>>, parameters: unknown) => () => void;

/** The backend's kernel for a step. */
export function kernelOf<View>({ kernel }: Step, { options }: Host<View>): Bind<View> {
  // A step's operands and parameters are those of its kernel: core has put them together by name.
  const kernels = options.kernels as Readonly<Record<string, unknown>>;
  return kernels[kernel] as Bind<View>;
}

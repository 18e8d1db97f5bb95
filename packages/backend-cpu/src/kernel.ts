import type { Implementation, KernelName, TypedArray } from "@retrograd/core/backend";

/**
 * A kernel on typed arrays.
 *
 * Every kernel has a loop of its own, however alike they are, and one more for int32 where a training step uses both:
 * V8 compiles a function once for all who call it, so a loop that is shared, or that sees arrays of two types, runs
 * two to five times slower.
 */
export type CpuKernel<K extends KernelName> = Implementation<K, TypedArray>;

import type { Backend, Memory } from "../backend.ts";
import { type DType, type TypedArray, zeros } from "../dtype.ts";
import { reject } from "../error.ts";
import type { ComposedName } from "../kernels.ts";
import { hostExecutable } from "./executable.ts";
import type { KernelTable } from "./table.ts";

/** What a backend made of a kernel table consists of. */
export interface KernelBackendOptions<View> {
  /** What errors and reports call it. */
  readonly name: string;
  /** What its kernels can compute in. */
  readonly dtypes: readonly DType[];
  /** A kernel for every name of the contract. */
  readonly kernels: KernelTable<View>;
  /** What a kernel gets to see of a piece of memory. */
  readonly view: (numbers: TypedArray) => View;
  /** Elements after which a group of elementwise kernels starts on its next block, so that what one kernel
   * wrote is still in cache when the next one reads it. */
  readonly blockSize: number;
}

/** A backend whose memory is typed arrays, from a table of kernels; plans are run for it. */
export function kernelBackend<View>(options: KernelBackendOptions<View>): Backend {
  const { name, dtypes, kernels } = options;
  const composed = Object.entries(kernels).filter(([, kernel]) => kernel === "composed");
  let arena = new ArrayBuffer(0);
  /** The memory of each variable: a typed array. */
  const arrays = new WeakMap<Memory, TypedArray>();
  const numbersOf = (memory: Memory): TypedArray =>
    arrays.get(memory) ??
    reject(name, "this memory was allocated by another backend", "await move(model, backend) first");
  return {
    name,
    dtypes,
    composed: new Set(composed.map(([kernel]) => kernel as ComposedName)),
    limits: {
      alignment: 64,
      operandsPerGroup: Infinity,
      stepsPerGroup: 64,
      inPlace: true,
      // Kernels that run one after the other gain nothing by what stands in front of which.
      prologues: null,
    },
    allocate(dtype, size) {
      const numbers = zeros(dtype, size);
      const memory = { dtype, size, write: (given: TypedArray) => numbers.set(given), dispose() {} };
      arrays.set(memory, numbers);
      return memory;
    },
    read: async (memories) => memories.map((memory) => numbersOf(memory).slice() as TypedArray),
    compile(plan) {
      // Only one plan runs at a time and none needs its arena between runs, so that all can share one.
      if (plan.bytes > arena.byteLength) arena = new ArrayBuffer(plan.bytes);
      return hostExecutable(plan, options, arena, plan.variables.map(numbersOf));
    },
    choices: new Map(),
    dispose() {},
  };
}

import type { Backend, Executable, Memory } from "../backend.ts";
import { type DType, type TypedArray, zeros } from "../dtype.ts";
import { reject } from "../error.ts";
import type { ComposedName } from "../kernels.ts";
import type { Plan } from "../plan.ts";
import { HostExecutable } from "./executable.ts";
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
  return new HostBackend(options);
}

/** The memory of a variable: a typed array. */
class HostMemory implements Memory {
  readonly dtype: DType;
  readonly numbers: TypedArray;

  constructor(dtype: DType, numbers: TypedArray) {
    this.dtype = dtype;
    this.numbers = numbers;
  }
  get size(): number {
    return this.numbers.length;
  }
  write(numbers: TypedArray): void {
    this.numbers.set(numbers);
  }
  dispose(): void {}
}

class HostBackend<View> implements Backend {
  readonly name: string;
  readonly dtypes: readonly DType[];
  readonly composed: ReadonlySet<ComposedName>;
  readonly limits = { alignment: 64, operandsPerGroup: Infinity, stepsPerGroup: 64, inPlace: true };

  readonly #options: KernelBackendOptions<View>;
  #arena = new ArrayBuffer(0);

  constructor(options: KernelBackendOptions<View>) {
    this.#options = options;
    this.name = options.name;
    this.dtypes = options.dtypes;
    const composed = Object.entries(options.kernels).filter(([, kernel]) => kernel === "composed");
    this.composed = new Set(composed.map(([name]) => name as ComposedName));
  }

  allocate(dtype: DType, size: number): Memory {
    return new HostMemory(dtype, zeros(dtype, size));
  }

  read(memories: readonly Memory[]): Promise<TypedArray[]> {
    return Promise.resolve(memories.map((memory) => this.#own(memory).numbers.slice() as TypedArray));
  }

  compile(plan: Plan): Executable {
    // Only one plan runs at a time and none needs its arena between runs, so that all can share one.
    if (plan.bytes > this.#arena.byteLength) this.#arena = new ArrayBuffer(plan.bytes);
    return new HostExecutable(
      plan,
      this.#options,
      this.#arena,
      plan.variables.map((memory) => this.#own(memory).numbers),
    );
  }

  dispose(): void {}

  #own(memory: Memory): HostMemory {
    if (memory instanceof HostMemory) return memory;
    return reject(
      this.name,
      "this memory was allocated by another backend",
      "await move(model, backend) first",
    );
  }
}

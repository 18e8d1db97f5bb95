import type { Backend, DType, Executable, Memory, TypedArray } from "@retrograd/core/backend";
import { poisoned } from "../numbers/poison.ts";
import type { Draft } from "../plans/draft.ts";

/** Memories and executables of one check, given back when it ends: `using owned = new Owned(backend)`. */
export class Owned {
  readonly backend: Backend;
  private readonly all: { dispose(): void }[] = [];

  constructor(backend: Backend) {
    this.backend = backend;
  }

  /** Memory that holds these numbers. */
  holding(dtype: DType, numbers: TypedArray): Memory {
    const memory = this.backend.allocate(dtype, numbers.length);
    memory.write(numbers.slice() as TypedArray);
    this.all.push(memory);
    return memory;
  }

  /** Memory for an output: NaN, or for integers the poison. */
  poisoned(dtype: DType, size: number): Memory {
    return this.holding(dtype, poisoned(dtype, size));
  }

  compiled(draft: Draft, name: string): Executable {
    const executable = draft.compile(name);
    this.all.push(executable);
    return executable;
  }

  [Symbol.dispose](): void {
    for (const each of this.all.reverse()) each.dispose();
  }
}

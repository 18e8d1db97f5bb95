import {
  type Backend,
  type ComposedName,
  type DType,
  type Executable,
  type Limits,
  type Memory,
  type Plan,
  reject,
  type TypedArray,
} from "@retrograd/core/backend";
import { Arena } from "./arena.ts";
import { kernels } from "./encode/kernels.ts";
import { WasmExecutable } from "./executable.ts";
import { Heap } from "./heap.ts";
import { WasmMemory } from "./memory.ts";
import type { Instance } from "./module.ts";

/** A module and its memory as a backend. */
export class WasmBackend implements Backend {
  readonly name = "wasm";
  readonly dtypes: readonly DType[] = ["float32", "int32"];
  readonly composed: ReadonlySet<ComposedName> = new Set(
    Object.entries(kernels).flatMap(([name, kernel]) =>
      kernel === ("composed" as unknown) ? [name as ComposedName] : [],
    ),
  );
  /** 64 bytes are a line of cache: vectors may run past a value's last element. */
  readonly limits: Limits = {
    alignment: 64,
    operandsPerGroup: Number.POSITIVE_INFINITY,
    stepsPerGroup: 64,
    inPlace: true,
  };
  readonly #instance: Instance;
  readonly #heap: Heap;
  readonly #arena: Arena;

  constructor(instance: Instance, memoryLimit: number) {
    this.#instance = instance;
    this.#heap = new Heap(instance.memory, instance.exports.heapBase.value, memoryLimit);
    this.#arena = new Arena(this.#heap);
  }

  /** What the memory has grown to. */
  get memoryBytes(): number {
    return this.#heap.buffer.byteLength;
  }

  allocate(dtype: DType, size: number): Memory {
    return new WasmMemory(this.#heap, dtype, size);
  }

  read(memories: readonly Memory[]): Promise<TypedArray[]> {
    return Promise.resolve(memories.map((memory) => this.#own(memory).numbers.slice() as TypedArray));
  }

  compile(plan: Plan): Executable {
    for (const memory of plan.variables) this.#own(memory);
    return new WasmExecutable(this.#instance, this.#heap, this.#arena, plan);
  }

  /** Memory goes with the last reference to the backend. */
  dispose(): void {}

  #own(memory: Memory): WasmMemory {
    if (memory instanceof WasmMemory && memory.isOn(this.#heap)) return memory;
    return reject(
      this.name,
      "this memory was allocated by another backend",
      "await move(model, backend) first",
    );
  }
}

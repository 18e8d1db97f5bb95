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
import type { Division } from "./encode/tileOf.ts";
import { WasmExecutable } from "./executable.ts";
import { Functions } from "./fuse/functions.ts";
import { Heap } from "./heap.ts";
import { WasmMemory } from "./memory.ts";
import type { Instance } from "./module.ts";
import type { Crew } from "./threads/crew.ts";

/** What plans need of a backend. */
export interface Host {
  readonly instance: Instance;
  readonly heap: Heap;
  readonly arena: Arena;
  readonly functions: Functions;
  readonly division: Division;
}

/** Ends the threads of backends that nobody holds any more. */
const forgotten = new FinalizationRegistry((dismiss: () => void) => dismiss());

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
    prologues: null,
  };
  readonly choices: Map<string, string> = new Map();
  readonly #host: Host;
  readonly #crew: Crew | null;

  constructor(instance: Instance, memoryLimit: number, crew: Crew | null, least: number) {
    const heap = new Heap(instance.memory, instance.free, memoryLimit);
    const functions = new Functions(instance, heap, crew);
    this.#host = {
      instance,
      heap,
      arena: new Arena(heap),
      functions,
      division: { threads: crew?.threads ?? 1, least },
    };
    this.#crew = crew;
    if (crew) forgotten.register(heap, instance.exports.dismiss);
  }

  /** How many threads compute, with the one that calls. */
  get threads(): number {
    return this.#host.division.threads;
  }

  /** What the memory has grown to. */
  get memoryBytes(): number {
    return this.#host.heap.buffer.byteLength;
  }

  allocate(dtype: DType, size: number): Memory {
    return new WasmMemory(this.#host.heap, dtype, size);
  }

  read(memories: readonly Memory[]): Promise<TypedArray[]> {
    return Promise.resolve(memories.map((memory) => this.#own(memory).numbers.slice() as TypedArray));
  }

  compile(plan: Plan): Executable {
    for (const memory of plan.variables) this.#own(memory);
    return new WasmExecutable(this.#host, plan);
  }

  /** Ends the threads; memory goes with the last reference to the backend. */
  dispose(): void {
    this.#crew?.dismiss();
  }

  #own(memory: Memory): WasmMemory {
    if (memory instanceof WasmMemory && memory.isOn(this.#host.heap)) return memory;
    return reject(
      this.name,
      "this memory was allocated by another backend",
      "await move(model, backend) first",
    );
  }
}

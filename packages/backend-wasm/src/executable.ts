import {
  type DType,
  type Executable,
  type Plan,
  type Result,
  reject,
  type Timing,
  type TypedArray,
  viewOf,
  zeros,
} from "@retrograd/core/backend";
import type { Arena, Tenant } from "./arena.ts";
import type { Host } from "./backend.ts";
import type { Address } from "./encode/address.ts";
import { encode, type Part } from "./encode/encode.ts";
import type { Heap } from "./heap.ts";

/** Numbers that are copied one by one. */
const few = 16;

/** A plan as a program in the module's memory: one call per run. */
export class WasmExecutable implements Executable, Tenant {
  readonly name: string;
  readonly #plan: Plan;
  readonly #heap: Heap;
  readonly #arena: Arena;
  readonly #run: (program: number) => void;
  /** Where the inputs and outputs lie. */
  readonly #inputsAt: readonly Address[];
  readonly #outputsAt: readonly Address[];
  readonly #program: number;
  readonly #bytes: number;
  /** Of its commands. */
  readonly #start: number;
  readonly #parts: readonly Part[];
  /** The program's words that are addresses in the arena, by index. */
  readonly #inArena: readonly number[];
  #arenaAt: number;
  /** Views of memory as it was at `#version`. */
  #inputs: TypedArray[] = [];
  #outputs: TypedArray[] = [];
  #version = -1;
  #isDisposed = false;

  constructor({ instance, heap, arena, functions, division }: Host, plan: Plan) {
    this.name = plan.name;
    this.#plan = plan;
    this.#heap = heap;
    this.#arena = arena;
    this.#run = instance.exports.run;
    const { program, start, parts, places: values, arenaBytes } = encode(plan, instance.kernels, division);
    this.#inputsAt = plan.inputs.map(({ value }) => values.whole(value));
    this.#outputsAt = plan.outputs.map(({ value }) => values.whole(value));
    this.#bytes = program.bytes;
    this.#program = heap.take(this.#bytes, plan.name);
    let places: readonly number[];
    try {
      places = functions.placesOf(program.bodies);
      this.#arenaAt = arena.admit(this, arenaBytes);
    } catch (error) {
      heap.give(this.#program, this.#bytes);
      throw error;
    }
    this.#inArena = program.place(heap.buffer, this.#program, this.#arenaAt, places);
    this.#start = this.#program + start;
    this.#parts = parts;
  }

  run(inputs: readonly TypedArray[]): readonly Result[] {
    this.#write(inputs);
    this.#run(this.#start);
    const results: Result[] = [];
    for (const numbers of this.#outputs)
      results.push(
        numbers.length === 1 ? new OneNumber(numbers) : new Numbers(numbers.slice() as TypedArray),
      );
    return results;
  }

  runMany(inputs: readonly (readonly TypedArray[])[]): readonly (readonly Result[])[] {
    return inputs.map((each) => this.run(each));
  }

  profile(inputs: readonly TypedArray[]): Promise<readonly Timing[]> {
    this.#write(inputs);
    const words = new Uint32Array(this.#heap.buffer, this.#program, this.#bytes >> 2);
    const timings = this.#parts.map(({ label, start: place, end }): Timing => {
      // A kernel of 0 ends a list: for once it stands where the next part starts.
      const next = words[end >> 2];
      words[end >> 2] = 0;
      const start = performance.now();
      this.#run(this.#program + place);
      const milliseconds = performance.now() - start;
      words[end >> 2] = next;
      return { label, milliseconds };
    });
    return Promise.resolve(timings);
  }

  #write(inputs: readonly TypedArray[]): void {
    if (this.#version !== this.#heap.version) this.#view();
    const targets = this.#inputs;
    for (let i = 0; i < targets.length; i++) {
      const target = targets[i];
      const source = inputs[i];
      // A call of `set` takes as long as a loop over a few numbers.
      if (target.length > few) target.set(source);
      else for (let j = 0; j < target.length; j++) target[j] = source[j];
    }
  }

  moveTo(arena: number): void {
    const words = new Uint32Array(this.#heap.buffer, this.#program, Math.floor(this.#bytes / 4));
    for (const i of this.#inArena) words[i] += arena - this.#arenaAt;
    this.#arenaAt = arena;
    this.#version = -1;
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#arena.dismiss(this);
    this.#heap.give(this.#program, this.#bytes);
    this.#version = -1;
  }

  #view(): void {
    if (this.#isDisposed) reject(this.name, "was run after dispose()", "compile it again");
    const { values, inputs, outputs } = this.#plan;
    const view = (value: number, at: Address): TypedArray => {
      const { dtype, size } = values[value];
      return viewOf(dtype, this.#heap.buffer, this.#placeOf(at), size);
    };
    this.#inputs = inputs.map(({ value }, i) => view(value, this.#inputsAt[i]));
    this.#outputs = outputs.map(({ value }, i) => view(value, this.#outputsAt[i]));
    this.#version = this.#heap.version;
  }

  /** Inputs and outputs lie in the arena or in variables. */
  #placeOf({ space, offset }: Address): number {
    return space === "arena" ? this.#arenaAt + offset : offset;
  }
}

/** One output of one run. */
class Numbers implements Result {
  readonly #numbers: TypedArray;

  constructor(numbers: TypedArray) {
    this.#numbers = numbers;
  }

  read(): Promise<TypedArray> {
    return Promise.resolve(this.#numbers);
  }
}

/** The same of a single number, which is not worth an array as long as nobody reads it. */
class OneNumber implements Result {
  readonly #dtype: DType;
  readonly #number: number;

  constructor(numbers: TypedArray) {
    this.#dtype = numbers instanceof Int32Array ? "int32" : "float32";
    this.#number = numbers[0];
  }

  read(): Promise<TypedArray> {
    return Promise.resolve(zeros(this.#dtype, 1).fill(this.#number) as TypedArray);
  }
}

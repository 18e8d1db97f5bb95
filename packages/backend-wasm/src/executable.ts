import {
  type Executable,
  type Plan,
  type Result,
  reject,
  type TypedArray,
  viewOf,
} from "@retrograd/core/backend";
import type { Arena, Tenant } from "./arena.ts";
import type { Address } from "./encode/address.ts";
import { encode } from "./encode/encode.ts";
import type { Heap } from "./heap.ts";
import type { Instance } from "./module.ts";

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
  readonly #start: number;
  /** The program's words that are addresses in the arena, by index. */
  readonly #inArena: readonly number[];
  #arenaAt: number;
  /** Views of memory as it was at `#version`. */
  #inputs: TypedArray[] = [];
  #outputs: TypedArray[] = [];
  #version = -1;
  #isDisposed = false;

  constructor(instance: Instance, heap: Heap, arena: Arena, plan: Plan) {
    this.name = plan.name;
    this.#plan = plan;
    this.#heap = heap;
    this.#arena = arena;
    this.#run = instance.exports.run;
    const { program, start, places, arenaBytes } = encode(plan, instance.kernels);
    this.#inputsAt = plan.inputs.map(({ value }) => places.whole(value));
    this.#outputsAt = plan.outputs.map(({ value }) => places.whole(value));
    this.#bytes = program.bytes;
    this.#program = heap.take(this.#bytes, plan.name);
    try {
      this.#arenaAt = arena.admit(this, arenaBytes);
    } catch (error) {
      heap.give(this.#program, this.#bytes);
      throw error;
    }
    const functions = instance.functions.placesOf(program.bodies);
    this.#inArena = program.place(heap.buffer, this.#program, this.#arenaAt, functions);
    this.#start = this.#program + start;
  }

  run(inputs: readonly TypedArray[]): readonly Result[] {
    if (this.#version !== this.#heap.version) this.#view();
    const targets = this.#inputs;
    for (let i = 0; i < targets.length; i++) {
      const target = targets[i];
      if (target.length === 1) target[0] = inputs[i][0];
      else target.set(inputs[i]);
    }
    this.#run(this.#start);
    return this.#outputs.map((numbers) => new WasmResult(numbers.slice() as TypedArray));
  }

  moveTo(arena: number): void {
    const words = new Uint32Array(this.#heap.buffer, this.#program, this.#bytes >> 2);
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
class WasmResult implements Result {
  readonly #numbers: TypedArray;

  constructor(numbers: TypedArray) {
    this.#numbers = numbers;
  }

  read(): Promise<TypedArray> {
    return Promise.resolve(this.#numbers);
  }
}

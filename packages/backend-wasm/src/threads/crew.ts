import { script } from "../generated/thread.ts";
import type { Heap } from "../heap.ts";
import type { Instance } from "../module.ts";
import { started } from "./host.ts";
import { functionsAt } from "./shared.ts";

/** What a thread is told. */
export interface Task {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Where what threads share lies. */
  readonly shared: number;
  /** Its number. */
  readonly thread: number;
}

/** The threads that help the one which leads: asleep but for a few microseconds after each job. */
export class Crew {
  /** How many threads there are with the one that leads. */
  readonly threads: number;
  readonly #instance: Instance;
  /** Where the address of the next module of functions will be. */
  #next: number;

  private constructor(instance: Instance, threads: number) {
    this.#instance = instance;
    this.threads = threads;
    this.#next = instance.shared + functionsAt;
  }

  /**
   * Starts threads up to number `last`.
   *
   * @throws Error where one cannot start; the others are gone then
   */
  static async start(instance: Instance, last: number): Promise<Crew> {
    const { module, memory, shared } = instance;
    const tasks = Array.from({ length: last }, (_, i): Task => ({ module, memory, shared, thread: i + 1 }));
    try {
      await Promise.all(tasks.map((task) => started(script, task)));
    } catch (error) {
      instance.exports.dismiss();
      throw error;
    }
    return new Crew(instance, last + 1);
  }

  /** Lets all threads load a module of functions before their next job. */
  publish(bytes: Uint8Array, heap: Heap): void {
    const at = heap.take(8 + bytes.length, "functions of several steps");
    const words = new DataView(heap.buffer);
    words.setUint32(at, 0, true);
    words.setUint32(at + 4, bytes.length, true);
    new Uint8Array(heap.buffer, at + 8, bytes.length).set(bytes);
    words.setUint32(this.#next, at, true);
    this.#next = at;
  }

  /** Ends the threads. */
  dismiss(): void {
    this.#instance.exports.dismiss();
  }
}

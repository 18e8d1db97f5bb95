import type { Heap } from "../heap.ts";
import type { Instance } from "../module.ts";
import type { Crew } from "../threads/crew.ts";
import { i32, section, text, unsigned, vector } from "./bytes.ts";
import { addFunctions } from "./load.ts";

const preamble = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const [functionKind, memoryKind] = [0, 2];
/** How a memory is imported that has a most of pages, shared between threads or not. */
const [limited, limitedAndShared] = [1, 3];

/** Functions made of several steps, as entries of the kernels' table: each kind once, however many plans have it. */
export class Functions {
  readonly #instance: Instance;
  readonly #heap: Heap;
  readonly #crew: Crew | null;
  readonly #places = new Map<string, number>();

  constructor(instance: Instance, heap: Heap, crew: Crew | null) {
    this.#instance = instance;
    this.#heap = heap;
    this.#crew = crew;
  }

  /** The places of functions with these bodies in the table; makes those that are not there yet. */
  placesOf(bodies: readonly (readonly number[])[]): number[] {
    const keys = bodies.map((body) => String.fromCharCode(...body));
    const missing = new Map<string, readonly number[]>();
    keys.forEach((key, i) => {
      if (!this.#places.has(key)) missing.set(key, bodies[i]);
    });
    if (missing.size > 0) {
      const { memory, table } = this.#instance;
      const isShared = !(memory.buffer instanceof ArrayBuffer);
      const bytes = new Uint8Array(moduleOf([...missing.values()], isShared));
      this.#crew?.publish(bytes, this.#heap);
      const first = addFunctions(bytes, memory, table);
      [...missing.keys()].forEach((key, i) => {
        this.#places.set(key, first + i);
      });
    }
    return keys.map((key) => this.#places.get(key) as number);
  }
}

/** A module of functions of three words, exported by their number, on an imported memory. */
function moduleOf(bodies: readonly (readonly number[])[], isShared: boolean): number[] {
  const type = [0x60, ...vector([[i32], [i32], [i32]]), 0];
  // At least one page, at most all that there can be.
  const limits = [isShared ? limitedAndShared : limited, 1, ...unsigned(65_536)];
  const memory = [...text("e"), ...text("m"), memoryKind, ...limits];
  return [
    ...preamble,
    ...section(1, vector([type])),
    ...section(2, vector([memory])),
    ...section(3, vector(bodies.map(() => [0]))),
    ...section(7, vector(bodies.map((_, i) => [...text(`${i}`), functionKind, ...unsigned(i)]))),
    ...section(10, vector(bodies)),
  ];
}

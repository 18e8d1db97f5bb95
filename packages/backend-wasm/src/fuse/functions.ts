import { i32, section, text, unsigned, vector } from "./bytes.ts";

const preamble = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const [functionKind, memoryKind] = [0, 2];

/** Functions made of several steps, as entries of the kernels' table: each kind once, however many plans have it. */
export class Functions {
  readonly #memory: WebAssembly.Memory;
  readonly #table: WebAssembly.Table;
  readonly #places = new Map<string, number>();

  constructor(memory: WebAssembly.Memory, table: WebAssembly.Table) {
    this.#memory = memory;
    this.#table = table;
  }

  /** The places of functions with these bodies in the table; makes those that are not there yet. */
  placesOf(bodies: readonly (readonly number[])[]): number[] {
    const keys = bodies.map((body) => String.fromCharCode(...body));
    const missing = new Map<string, readonly number[]>();
    keys.forEach((key, i) => {
      if (!this.#places.has(key)) missing.set(key, bodies[i]);
    });
    if (missing.size > 0) {
      const module = new WebAssembly.Module(new Uint8Array(moduleOf([...missing.values()])));
      const { exports } = new WebAssembly.Instance(module, { e: { m: this.#memory } });
      const first = this.#table.grow(missing.size);
      [...missing.keys()].forEach((key, i) => {
        this.#table.set(first + i, exports[`${i}`]);
        this.#places.set(key, first + i);
      });
    }
    return keys.map((key) => this.#places.get(key) as number);
  }
}

/** A module of functions of three words, exported by their number, on an imported memory. */
function moduleOf(bodies: readonly (readonly number[])[]): number[] {
  const type = [0x60, ...vector([[i32], [i32], [i32]]), 0];
  // At least one page, at most all that there can be.
  const memory = [...text("e"), ...text("m"), memoryKind, 1, 1, ...unsigned(65_536)];
  return [
    ...preamble,
    ...section(1, vector([type])),
    ...section(2, vector([memory])),
    ...section(3, vector(bodies.map(() => [0]))),
    ...section(7, vector(bodies.map((_, i) => [...text(`${i}`), functionKind, ...unsigned(i)]))),
    ...section(10, vector(bodies)),
  ];
}

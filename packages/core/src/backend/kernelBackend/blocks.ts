import type { TypedArray } from "../dtype.ts";
import type { Operand, Step, Value } from "../plan.ts";
import { type Host, kernelOf } from "./host.ts";
import { localSlots, walkKey } from "./locals.ts";
import { periodOf, stridedLoad } from "./walk.ts";

/** Elementwise steps over `size` elements, bound to views of one block after another. */
export class Blocks<View> {
  #start = 0;
  #end = 0;
  /** Elements of a block. */
  readonly #length: number;
  readonly #size: number;
  /** Views of this block: of values by index, of walks by key. */
  readonly #views = new Map<string, View>();
  /** Views of walks that every block repeats, by length: loaded once per run, by the first block. */
  readonly #repeated = new Map<string, View>();
  /** Numbers of the scratch blocks that hold what is local to the group. */
  readonly #slots: ReadonlyMap<string, number>;
  readonly #steps: readonly Step[];
  readonly #host: Host<View>;

  constructor(steps: readonly Step[], size: number, host: Host<View>) {
    this.#steps = steps;
    this.#size = size;
    this.#host = host;
    this.#length = Math.min(size, blockLength(steps, host.options.blockSize));
    this.#slots = localSlots(steps, host.values, this.#length);
  }

  /** Adds the steps to the plan's runs, block by block. */
  bind(): void {
    for (; this.#start < this.#size; this.#start = this.#end) {
      this.#end = Math.min(this.#start + this.#length, this.#size);
      this.#views.clear();
      for (const step of this.#steps) {
        const views: Record<string, View> = {};
        for (const [name, operand] of Object.entries({ ...step.operands, ...step.outputs }))
          views[name] = this.#operand(operand);
        this.#host.runs.push(kernelOf(step, this.#host)(views, step.parameters));
      }
    }
  }

  /** This block's part of an operand. */
  #operand({ value, view }: Operand): View {
    const { values, options } = this.#host;
    const walks = view !== null && (values[value] as Value).place.kind !== "constant";
    const key = walks ? walkKey(value, view) : `${value}`;
    let found = this.#views.get(key);
    if (found === undefined) {
      found = walks ? this.#walk(value, view, key) : options.view(this.#part(value, key));
      this.#views.set(key, found);
    }
    return found;
  }

  #part(index: number, key: string): TypedArray {
    const { values, arrays, scratch } = this.#host;
    const { dtype, place } = values[index] as Value;
    const length = this.#end - this.#start;
    const array = arrays[index];
    if (array)
      return length === array.length ? array : (array.subarray(this.#start, this.#end) as TypedArray);
    if (place.kind === "constant") return scratch.constant(dtype, place.value, length);
    return scratch.block(dtype, this.#slots.get(key) as number, length);
  }

  /** This block's part of a walk over a value that has a place outside the group: copied into scratch first. */
  #walk(index: number, view: NonNullable<Operand["view"]>, key: string): View {
    const { values, arrays, scratch, options, runs } = this.#host;
    const { dtype } = values[index] as Value;
    const length = this.#end - this.#start;
    const repeats = this.#length % periodOf(view) === 0;
    const kept = this.#repeated.get(`${length} ${key}`);
    if (kept !== undefined) return kept;
    const target = scratch.block(dtype, this.#slots.get(key) as number, length);
    const loaded = options.view(target);
    // A shorter last block finds its numbers where the first block has put them.
    if (!repeats || this.#start === 0)
      runs.push(stridedLoad(arrays[index] as TypedArray, view, this.#start, target));
    if (repeats) this.#repeated.set(`${length} ${key}`, loaded);
    return loaded;
  }
}

/** About `blockSize` elements, and where a broadcast row fits in, a whole number of such rows. */
function blockLength(steps: readonly Step[], blockSize: number): number {
  let length = blockSize;
  for (const step of steps) {
    for (const { view } of Object.values(step.operands)) {
      const period = view ? periodOf(view) : 1;
      if (period > 1 && period <= blockSize)
        length = Math.min(length, Math.floor(blockSize / period) * period);
    }
  }
  return length;
}

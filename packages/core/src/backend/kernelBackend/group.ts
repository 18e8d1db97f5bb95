import type { TypedArray } from "../dtype.ts";
import type { Group, Operand, Step, Value } from "../plan.ts";
import type { KernelBackendOptions } from "./kernelBackend.ts";
import { localSlots, walkKey } from "./locals.ts";
import type { Scratch } from "./scratch.ts";
import { periodOf, stridedLoad } from "./walk.ts";

type Bind<View> = (views: Readonly<Record<string, View>>, parameters: unknown) => () => void;

/** What runs a group: its anchor on whole arrays, then its elementwise kernels block by block. */
export function bindGroup<View>(
  group: Group,
  values: readonly Value[],
  arrays: readonly (TypedArray | null)[],
  scratch: Scratch,
  options: KernelBackendOptions<View>,
): (() => void)[] {
  const blocks = new Blocks(group, values, arrays, scratch, options);
  for (const step of group.steps) if (!step.elementwise) blocks.anchor(step);
  const steps = group.steps.filter((step) => step.elementwise);
  for (let start = 0; steps[0] && start < group.size; start += blocks.size) {
    blocks.begin(start);
    for (const step of steps) blocks.bind(step);
  }
  return blocks.runs;
}

/** Binds a group's steps to views of one block after another. */
class Blocks<View> {
  /** Elements of a block. */
  readonly size: number;
  /** What has been bound, in order. */
  readonly runs: (() => void)[] = [];
  #start = 0;
  #end = 0;
  /** Views of this block: of values by index, of walks by key. */
  readonly #views = new Map<string, View>();
  /** Views of walks that every block repeats, by length: loaded once per run, by the first block. */
  readonly #repeated = new Map<string, View>();
  /** Numbers of the scratch blocks that hold what is local to the group. */
  readonly #slots: ReadonlyMap<string, number>;
  readonly #group: Group;
  readonly #values: readonly Value[];
  readonly #arrays: readonly (TypedArray | null)[];
  readonly #scratch: Scratch;
  readonly #options: KernelBackendOptions<View>;

  constructor(
    group: Group,
    values: readonly Value[],
    arrays: readonly (TypedArray | null)[],
    scratch: Scratch,
    options: KernelBackendOptions<View>,
  ) {
    this.#group = group;
    this.#values = values;
    this.#arrays = arrays;
    this.#scratch = scratch;
    this.#options = options;
    this.size = Math.min(group.size, blockLength(group, options.blockSize));
    this.#slots = localSlots(group, values, this.size);
  }

  begin(start: number): void {
    this.#start = start;
    this.#end = Math.min(start + this.size, this.#group.size);
    this.#views.clear();
  }

  anchor(step: Step): void {
    const views: Record<string, View> = {};
    for (const [name, { value }] of Object.entries({ ...step.operands, ...step.outputs }))
      views[name] = this.#options.view(this.#whole(value));
    this.runs.push(this.#kernel(step)(views, step.parameters));
  }

  bind(step: Step): void {
    const views: Record<string, View> = {};
    for (const [name, operand] of Object.entries(step.operands)) views[name] = this.#operand(operand);
    for (const [name, output] of Object.entries(step.outputs)) views[name] = this.#operand(output);
    this.runs.push(this.#kernel(step)(views, step.parameters));
  }

  #kernel(step: Step): Bind<View> {
    // A step's operands and parameters are those of its kernel: core has put them together by name.
    const kernels = this.#options.kernels as Readonly<Record<string, unknown>>;
    return kernels[step.kernel] as Bind<View>;
  }

  /** The whole of a value, for an anchor. */
  #whole(index: number): TypedArray {
    const { place, dtype, size } = this.#values[index] as Value;
    return (
      this.#arrays[index] ?? this.#scratch.constant(dtype, place.kind === "constant" ? place.value : 0, size)
    );
  }

  /** This block's part of an operand. */
  #operand({ value, view }: Operand): View {
    const walks = view !== null && (this.#values[value] as Value).place.kind !== "constant";
    const key = walks ? walkKey(value, view) : `${value}`;
    let found = this.#views.get(key);
    if (found === undefined) {
      found = walks ? this.#walk(value, view, key) : this.#options.view(this.#part(value, key));
      this.#views.set(key, found);
    }
    return found;
  }

  #part(index: number, key: string): TypedArray {
    const { dtype, place } = this.#values[index] as Value;
    const length = this.#end - this.#start;
    const array = this.#arrays[index];
    if (array)
      return length === array.length ? array : (array.subarray(this.#start, this.#end) as TypedArray);
    if (place.kind === "constant") return this.#scratch.constant(dtype, place.value, length);
    return this.#scratch.block(dtype, this.#slots.get(key) as number, length);
  }

  /** This block's part of a walk over a value that has a place outside the group: copied into scratch first. */
  #walk(index: number, view: NonNullable<Operand["view"]>, key: string): View {
    const { dtype } = this.#values[index] as Value;
    const length = this.#end - this.#start;
    const repeats = this.size % periodOf(view) === 0;
    const kept = this.#repeated.get(`${length} ${key}`);
    if (kept !== undefined) return kept;
    const target = this.#scratch.block(dtype, this.#slots.get(key) as number, length);
    const loaded = this.#options.view(target);
    // A shorter last block finds its numbers where the first block has put them.
    if (!repeats || this.#start === 0)
      this.runs.push(stridedLoad(this.#arrays[index] as TypedArray, view, this.#start, target));
    if (repeats) this.#repeated.set(`${length} ${key}`, loaded);
    return loaded;
  }
}

/** About `blockSize` elements, and where a broadcast row fits in, a whole number of such rows. */
function blockLength(group: Group, blockSize: number): number {
  let length = blockSize;
  for (const step of group.steps) {
    for (const { view } of Object.values(step.operands)) {
      const period = view ? periodOf(view) : 1;
      if (period > 1 && period <= blockSize)
        length = Math.min(length, Math.floor(blockSize / period) * period);
    }
  }
  return length;
}

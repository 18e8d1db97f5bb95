import type { TypedArray } from "../dtype.ts";
import type { Group, Operand, Step, Value } from "../plan.ts";
import type { KernelBackendOptions } from "./kernelBackend.ts";
import type { Scratch } from "./scratch.ts";
import { periodOf, stridedLoad } from "./walk.ts";

type Arrays = readonly (TypedArray | null)[];
type Bind<View> = (views: Readonly<Record<string, View>>, parameters: unknown) => () => void;

/** Appends to `runs` what runs a group: its anchor on whole arrays, then its elementwise kernels block by block. */
export function bindGroup<View>(
  group: Group,
  values: readonly Value[],
  arrays: Arrays,
  scratch: Scratch,
  options: KernelBackendOptions<View>,
  runs: (() => void)[],
): void {
  const blocks = new Blocks(group, values, arrays, scratch, options);
  for (const step of group.steps) if (!step.elementwise) runs.push(blocks.anchor(step));
  const steps = group.steps.filter((step) => step.elementwise);
  if (steps.length === 0 || group.size === 0) return;
  const size = blocks.size;
  for (let start = 0; start < group.size; start += size) {
    blocks.begin(start, Math.min(start + size, group.size));
    for (const step of steps) blocks.bind(step, runs);
  }
}

/** Binds a group's steps to views of one block after another. */
class Blocks<View> {
  /** Elements of a block. */
  readonly size: number;
  private start = 0;
  private end = 0;
  /** Views of this block, by value. */
  private readonly views = new Map<number, View>();
  /** Number of the scratch block that holds a value of the group, or a walk over one outside it. */
  private readonly slots = new Map<string, number>();
  /** Views of walks that every block repeats: loaded once per run, by the first block. */
  private readonly repeated = new Map<string, View>();

  private readonly values: readonly Value[];
  private readonly arrays: Arrays;
  private readonly scratch: Scratch;
  private readonly options: KernelBackendOptions<View>;

  constructor(
    group: Group,
    values: readonly Value[],
    arrays: Arrays,
    scratch: Scratch,
    options: KernelBackendOptions<View>,
  ) {
    this.values = values;
    this.arrays = arrays;
    this.scratch = scratch;
    this.options = options;
    this.size = Math.min(group.size, blockLength(group, options.blockSize));
  }

  begin(start: number, end: number): void {
    this.start = start;
    this.end = end;
    this.views.clear();
  }

  anchor(step: Step): () => void {
    const views: Record<string, View> = {};
    for (const [name, { value }] of Object.entries({ ...step.operands, ...step.outputs }))
      views[name] = this.options.view(this.whole(value));
    return this.kernel(step)(views, step.parameters);
  }

  bind(step: Step, runs: (() => void)[]): void {
    const views: Record<string, View> = {};
    for (const [name, operand] of Object.entries(step.operands))
      views[name] = operand.view ? this.walk(operand, runs) : this.block(operand.value);
    for (const [name, { value }] of Object.entries(step.outputs)) views[name] = this.block(value);
    runs.push(this.kernel(step)(views, step.parameters));
  }

  private kernel(step: Step): Bind<View> {
    // A step's operands and parameters are those of its kernel: core has put them together by name.
    const kernels = this.options.kernels as Readonly<Record<string, unknown>>;
    return kernels[step.kernel] as Bind<View>;
  }

  /** The whole of a value, for an anchor. */
  private whole(index: number): TypedArray {
    const array = this.arrays[index];
    if (array) return array;
    const { place, dtype, size } = this.values[index] as Value;
    return this.scratch.constant(dtype, place.kind === "constant" ? place.value : 0, size);
  }

  /** This block's part of a value. */
  private block(index: number): View {
    let view = this.views.get(index);
    if (view === undefined) {
      view = this.options.view(this.part(index));
      this.views.set(index, view);
    }
    return view;
  }

  private part(index: number): TypedArray {
    const { dtype, place } = this.values[index] as Value;
    const length = this.end - this.start;
    const array = this.arrays[index];
    if (array) return length === array.length ? array : (array.subarray(this.start, this.end) as TypedArray);
    if (place.kind === "constant") return this.scratch.constant(dtype, place.value, length);
    return this.scratch.block(dtype, this.slot(`${index}`), length);
  }

  /** This block's part of a walk over a value: copied into scratch before the step that wants it. */
  private walk({ value: index, view }: Operand, runs: (() => void)[]): View {
    const value = this.values[index] as Value;
    const length = this.end - this.start;
    if (value.place.kind === "constant") return this.block(index);
    if (!view) return this.block(index);
    const key = `${index} ${view.offset} ${view.shape} ${view.strides}`;
    const repeats = this.size % periodOf(view) === 0;
    const kept = this.repeated.get(`${length} ${key}`);
    if (kept !== undefined) return kept;
    const target = this.scratch.block(value.dtype, this.slot(key), length);
    const loaded = this.options.view(target);
    // A shorter last block finds its numbers where the first block has put them.
    if (!repeats || this.start === 0)
      runs.push(stridedLoad(this.arrays[index] as TypedArray, view, this.start, target));
    if (repeats) this.repeated.set(`${length} ${key}`, loaded);
    return loaded;
  }

  private slot(key: string): number {
    const slot = this.slots.get(key) ?? this.slots.size;
    this.slots.set(key, slot);
    return slot;
  }
}

/** About `blockSize` elements, and where a broadcast row fits in, a whole number of such rows. */
function blockLength(group: Group, blockSize: number): number {
  let length = blockSize;
  for (const step of group.steps) {
    for (const { view } of Object.values(step.operands)) {
      if (!view) continue;
      const period = periodOf(view);
      if (period <= blockSize && period > 1)
        length = Math.min(length, Math.floor(blockSize / period) * period);
    }
  }
  return length;
}

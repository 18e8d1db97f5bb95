import type { Executable, Result, Timing } from "../backend.ts";
import { type TypedArray, viewOf } from "../dtype.ts";
import type { Plan, Value } from "../plan.ts";
import { bindGroup } from "./group.ts";
import type { KernelBackendOptions } from "./kernelBackend.ts";
import { Scratch } from "./scratch.ts";

/** A plan over typed arrays: every kernel bound to its operands once, then run in order. */
export class HostExecutable<View> implements Executable {
  #groups: readonly { readonly label: string; readonly runs: readonly (() => void)[] }[];
  #inputs: readonly TypedArray[];
  #outputs: readonly TypedArray[];

  constructor(
    plan: Plan,
    options: KernelBackendOptions<View>,
    arena: ArrayBuffer,
    variables: readonly TypedArray[],
  ) {
    const arrays = plan.values.map((value) => arrayOf(value, arena, variables));
    const scratch = new Scratch();
    this.#groups = plan.groups.map((group) => ({
      label: group.label,
      runs: bindGroup(group, plan.values, arrays, scratch, options),
    }));
    this.#inputs = plan.inputs.map(({ value }) => arrays[value] as TypedArray);
    this.#outputs = plan.outputs.map(({ value }) => arrays[value] as TypedArray);
  }

  run(inputs: readonly TypedArray[]): readonly Result[] {
    this.#write(inputs);
    for (const { runs } of this.#groups) for (const run of runs) run();
    return this.#outputs.map((numbers) => {
      const copy = numbers.slice() as TypedArray;
      return { read: () => Promise.resolve(copy) };
    });
  }

  async profile(inputs: readonly TypedArray[]): Promise<readonly Timing[]> {
    this.#write(inputs);
    return this.#groups.map(({ label, runs }) => {
      const start = performance.now();
      for (const run of runs) run();
      return { label, milliseconds: performance.now() - start };
    });
  }

  dispose(): void {
    this.#groups = this.#inputs = this.#outputs = [];
  }

  #write(inputs: readonly TypedArray[]): void {
    for (let i = 0; i < inputs.length; i++) {
      const target = this.#inputs[i] as TypedArray;
      const source = inputs[i] as TypedArray;
      if (target.length === 1) target[0] = source[0] as number;
      else target.set(source);
    }
  }
}

/** The memory of a value that has a place outside its group. */
function arrayOf(value: Value, arena: ArrayBuffer, variables: readonly TypedArray[]): TypedArray | null {
  const { place } = value;
  if (place.kind === "arena") return viewOf(value.dtype, arena, place.offset, value.size);
  if (place.kind === "variable") return variables[place.index] as TypedArray;
  return place.kind === "data" ? place.data : null;
}

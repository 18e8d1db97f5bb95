import type { Executable, Result } from "../backend.ts";
import { type TypedArray, viewOf } from "../dtype.ts";
import type { Plan, Value } from "../plan.ts";
import { bindGroup } from "./group.ts";
import type { KernelBackendOptions } from "./kernelBackend.ts";
import { Scratch } from "./scratch.ts";

/** A plan over typed arrays: every kernel bound to its operands once, then run in order. */
export class HostExecutable<View> implements Executable {
  #runs: readonly (() => void)[];
  #inputs: readonly TypedArray[];
  #outputs: readonly TypedArray[];

  constructor(
    plan: Plan,
    options: KernelBackendOptions<View>,
    arena: ArrayBuffer,
    variables: readonly TypedArray[],
  ) {
    const arrays = plan.values.map((value) => arrayOf(value, arena, variables));
    const runs: (() => void)[] = [];
    const scratch = new Scratch();
    for (const group of plan.groups) bindGroup(group, plan.values, arrays, scratch, options, runs);
    this.#runs = runs;
    this.#inputs = plan.inputs.map(({ value }) => arrays[value] as TypedArray);
    this.#outputs = plan.outputs.map(({ value }) => arrays[value] as TypedArray);
  }

  run(inputs: readonly TypedArray[]): readonly Result[] {
    for (let i = 0; i < inputs.length; i++) {
      const target = this.#inputs[i] as TypedArray;
      const source = inputs[i] as TypedArray;
      if (target.length === 1) target[0] = source[0] as number;
      else target.set(source);
    }
    for (const run of this.#runs) run();
    return this.#outputs.map((numbers) => new HostResult(numbers.slice() as TypedArray));
  }

  dispose(): void {
    this.#runs = this.#inputs = this.#outputs = [];
  }
}

class HostResult implements Result {
  readonly #numbers: TypedArray;

  constructor(numbers: TypedArray) {
    this.#numbers = numbers;
  }
  read(): Promise<TypedArray> {
    return Promise.resolve(this.#numbers);
  }
}

/** The memory of a value that has a place outside its group. */
function arrayOf(value: Value, arena: ArrayBuffer, variables: readonly TypedArray[]): TypedArray | null {
  const { place } = value;
  if (place.kind === "arena") return viewOf(value.dtype, arena, place.offset, value.size);
  if (place.kind === "variable") return variables[place.index] as TypedArray;
  return place.kind === "data" ? place.data : null;
}

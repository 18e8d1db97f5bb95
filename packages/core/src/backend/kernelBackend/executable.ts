import type { Executable } from "../backend.ts";
import { type TypedArray, viewOf } from "../dtype.ts";
import type { Plan, Value } from "../plan.ts";
import { bindGroup } from "./group.ts";
import type { KernelBackendOptions } from "./kernelBackend.ts";
import { Scratch } from "./scratch.ts";

/** A plan over typed arrays: every kernel bound to its operands once, then run in order. */
export function hostExecutable<View>(
  plan: Plan,
  options: KernelBackendOptions<View>,
  arena: ArrayBuffer,
  variables: readonly TypedArray[],
): Executable {
  const arrays = plan.values.map((value) => arrayOf(value, arena, variables));
  const scratch = new Scratch();
  const groups = plan.groups.map((group) => {
    const runs: (() => void)[] = [];
    bindGroup(group, { values: plan.values, arrays, scratch, options, runs });
    return { label: group.label, runs };
  });
  const inputs = plan.inputs.map(({ value }) => arrays[value] as TypedArray);
  const outputs = plan.outputs.map(({ value }) => arrays[value] as TypedArray);
  const write = (numbers: readonly TypedArray[]): void => {
    inputs.forEach((target, i) => {
      const source = numbers[i] as TypedArray;
      if (target.length === 1) target[0] = source[0] as number;
      else target.set(source);
    });
  };
  const run: Executable["run"] = (numbers) => {
    write(numbers);
    for (const { runs } of groups) for (const each of runs) each();
    return outputs.map((output) => {
      const copy = output.slice() as TypedArray;
      return { read: () => Promise.resolve(copy) };
    });
  };
  return {
    run,
    runMany: (inputs) => inputs.map(run),
    async profile(numbers) {
      write(numbers);
      return groups.map(({ label, runs }) => {
        const start = performance.now();
        for (const run of runs) run();
        return { label, milliseconds: performance.now() - start };
      });
    },
    dispose() {
      groups.length = inputs.length = outputs.length = 0;
    },
  };
}

/** The memory of a value that has a place outside its group. */
function arrayOf(value: Value, arena: ArrayBuffer, variables: readonly TypedArray[]): TypedArray | null {
  const { place } = value;
  if (place.kind === "arena") return viewOf(value.dtype, arena, place.offset, value.size);
  if (place.kind === "variable") return variables[place.index] as TypedArray;
  return place.kind === "data" ? place.data : null;
}

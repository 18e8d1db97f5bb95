import type { Backend } from "@retrograd/core";
import { type Executable, LostDeviceError, type Result, type TypedArray } from "@retrograd/core/backend";

/** For tests: a backend whose device is lost in a run of its own, counted over all plans; what was asked for before may still be read. */
export function doomed(right: Backend, runs: number): Backend & { readonly runs: number } {
  let left = runs;
  const lost = (): never => {
    throw new LostDeviceError("doomed: the device was lost; make a new backend.");
  };
  const late = (): Result => ({ read: async () => lost() });
  return {
    ...right,
    get runs() {
      return runs - left;
    },
    allocate: (dtype, size) => right.allocate(dtype, size),
    read: async (memories) => (left > 0 ? await right.read(memories) : lost()),
    compile(plan): Executable {
      const executable = right.compile(plan);
      return {
        ...executable,
        run(inputs: readonly TypedArray[]) {
          if (left > 0) left--;
          return left > 0 ? executable.run(inputs) : plan.outputs.map(late);
        },
      };
    },
  };
}

import { share } from "./threads/crew";

/** Runs a list of steps on one block. A step: its kernel's place in the table, its length in bytes, its arguments. */
export function walkSteps(step: usize, start: usize, count: usize): void {
  for (let kernel = load<u32>(step); kernel != 0; kernel = load<u32>(step)) {
    call_indirect<void>(kernel, step + 8, start, count);
    step += load<usize>(step, 4);
  }
}

/**
 * Runs a program: a list of kernels. A step: its kernel's place in the table, its length in bytes, its units, how many of them
 * make a tile that one thread computes, its arguments. All kernels take their arguments' address and the units from `from` to `to`.
 */
export function run(step: usize): void {
  for (let kernel = load<u32>(step); kernel != 0; kernel = load<u32>(step)) {
    const units = load<u32>(step, 8);
    if (load<u32>(step, 12) < units) share(step);
    else call_indirect<void>(kernel, step + 16, 0, units);
    step += load<usize>(step, 4);
  }
}

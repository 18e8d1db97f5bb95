/** Runs a list of steps on one block. A step: its kernel's place in the table, its length in bytes, its arguments. */
export function walkSteps(step: usize, start: usize, count: usize): void {
  for (let kernel = load<u32>(step); kernel != 0; kernel = load<u32>(step)) {
    call_indirect<void>(kernel, step + 8, start, count);
    step += load<usize>(step, 4);
  }
}

/** Runs a program: a list of kernels, each with its arguments, as in `walkSteps`. */
export function run(step: usize): void {
  for (let kernel = load<u32>(step); kernel != 0; kernel = load<u32>(step)) {
    call_indirect<void>(kernel, step + 8);
    step += load<usize>(step, 4);
  }
}

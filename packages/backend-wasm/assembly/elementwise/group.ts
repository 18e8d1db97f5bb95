import { walkSteps } from "../steps";

/**
 * Runs elementwise steps over the blocks that lie wholly before `end`, or all up to it where `last`.
 * Record: bytes of a block (a multiple of 16), the steps that run once, for all blocks, or 0, the steps that run for each.
 * @returns where the next call is to start
 */
export function runBlocks(group: usize, start: usize, end: usize, last: bool): usize {
  const block = load<usize>(group);
  const steps = load<usize>(group, 8);
  if (start == 0) {
    const once = load<usize>(group, 4);
    if (once != 0) walkSteps(once, 0, block);
  }
  while (start < end) {
    const left = end - start;
    if (left < block && !last) break;
    walkSteps(steps, start, min(left, block));
    start += block;
  }
  return start;
}

/** A group without an anchor. Arguments: bytes of each operand, group. */
export function elementwise(args: usize): void {
  runBlocks(load<usize>(args, 4), 0, load<usize>(args), true);
}

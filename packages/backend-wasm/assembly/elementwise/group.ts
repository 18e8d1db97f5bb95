import { walkSteps } from "../steps";
import { thread } from "../threads/thread";

/*
 * A group's record: bytes of a block (a multiple of 16); then for each thread, as it has scratch of its own, the steps that run once,
 * for all blocks, or 0, and the steps that run for each block.
 */

/** Runs what has to run once before a thread's blocks of a group. */
export function beginBlocks(group: usize): void {
  const once = load<usize>(group + thread * 8, 4);
  if (once != 0) walkSteps(once, 0, load<usize>(group));
}

/**
 * Runs elementwise steps over the blocks that lie wholly before `end`, or all up to it where `last`.
 * @returns where the next call is to start
 */
export function runBlocks(group: usize, start: usize, end: usize, last: bool): usize {
  const block = load<usize>(group);
  const steps = load<usize>(group + thread * 8, 8);
  while (start < end) {
    const left = end - start;
    if (left < block && !last) break;
    walkSteps(steps, start, min(left, block));
    start += block;
  }
  return start;
}

/** A group without an anchor; units are blocks. Arguments: bytes of each operand, group. */
export function elementwise(args: usize, from: usize, to: usize): void {
  const group = load<usize>(args, 4);
  const block = load<usize>(group);
  beginBlocks(group);
  runBlocks(group, from * block, min(load<usize>(args), to * block), true);
}

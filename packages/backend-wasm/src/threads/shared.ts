/** Where what the threads share lies behind its first byte, as assembly/threads/crew.ts has it. */
export const failedAt = 136;
/** The address of the first module of functions. */
export const functionsAt = 200;

const shared = 256;
/** Bytes for each thread alone. */
const own = 256;

/** Bytes of what threads share and of what each has alone. */
export function sharedBytes(threads: number): number {
  return shared + own * threads;
}

/** Where a thread's own bytes lie behind the first shared one. */
export function ownAt(thread: number): number {
  return shared + own * thread;
}

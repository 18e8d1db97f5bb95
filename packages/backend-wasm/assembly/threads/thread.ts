/** Which of the threads this instance of the module runs on; 0 leads. */
export let thread: usize = 0;
/** 256 bytes of memory that only this thread uses: 192 for a tile at an edge of a product, 64 for the place of a walk. */
export let own: usize = 0;
/** What the threads share, see crew.ts; 0 where there is only one. */
export let crew: usize = 0;
/** Whether this thread may sleep: that of a page may not. */
export let maySleep: bool = false;

/** Called once for each instance, before anything else. */
export function enter(number: usize, ownMemory: usize, sharedMemory: usize, sleeps: bool): void {
  thread = number;
  own = ownMemory;
  crew = sharedMemory;
  maySleep = sleeps;
}

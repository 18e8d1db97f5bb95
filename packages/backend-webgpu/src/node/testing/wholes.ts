/** Whole numbers of both signs, so that sums of products are exact. */
export function wholes(size: number, seed = 1): Float32Array<ArrayBuffer> {
  let state = seed;
  return new Float32Array(size).map(() => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return ((state >> 24) % 8) + 0;
  });
}

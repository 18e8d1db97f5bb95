import { threefry } from "@retrograd/core/backend";

/** Numbers from 0 to below 1, the same for a seed and a stream everywhere. */
export function uniform(seed: number, stream: number): () => number {
  let counter = 0;
  return () => (threefry(seed, 0, counter++, stream) >>> 8) * 2 ** -24;
}

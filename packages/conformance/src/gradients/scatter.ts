/** Runs of the noisy reference. */
export const samples = 8;

/**
 * How many times the largest of the deviations seen in 8 noisy runs a backend may be off. For a normal deviation
 * of σ, that largest one is below σ/4 once in 400,000 elements; 16 times it is 4 σ even then.
 */
const margin = 16;

/** The bound for every element of a tensor, from what it should be and what the noisy runs gave. */
export function boundsFrom(
  want: ArrayLike<number>,
  noisy: readonly ArrayLike<number>[],
  epsilon: number,
): Float64Array {
  return Float64Array.from({ length: want.length }, (_, i) => {
    const value = want[i] as number;
    const largest = noisy.reduce((most, run) => Math.max(most, Math.abs((run[i] as number) - value)), 0);
    return margin * largest + epsilon * Math.abs(value);
  });
}

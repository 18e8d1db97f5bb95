/** The middle value; of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error("median: of no values; at least one is needed.");
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How many steps of `stepMs` each make a sample of at least `sampleMs`. */
export function stepsPerSample(stepMs: number, sampleMs: number): number {
  if (!(stepMs > 0)) return 1;
  return Math.max(1, Math.ceil(sampleMs / stepMs));
}

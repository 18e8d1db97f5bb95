/** The middle value; of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error("median: of no values; at least one is needed.");
  return quantile(values, 0.5);
}

/** The value below which a share `q` of the values lies, linearly between the two nearest of them. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = q * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place % 1);
}

/** How many steps of `stepMs` each make a sample of at least `sampleMs`. */
export function stepsPerSample(stepMs: number, sampleMs: number): number {
  if (!(stepMs > 0)) return 1;
  return Math.max(1, Math.ceil(sampleMs / stepMs));
}

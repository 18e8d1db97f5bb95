/** Milliseconds with three significant digits, whatever the magnitude. */
export function duration(ms: number): string {
  if (ms >= 100) return ms.toFixed(0);
  return ms >= 0.001 || ms === 0 ? String(Number(ms.toPrecision(3))) : ms.toFixed(6);
}

/** A ratio with at least two significant digits. */
export function ratio(value: number): string {
  if (value >= 10) return value.toFixed(0);
  return value >= 0.1 ? value.toFixed(2) : String(Number(value.toPrecision(2)));
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
}

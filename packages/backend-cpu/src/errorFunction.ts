/** erf' x = 2/√π e^(-x²) */
export const slope = (x: number): number => 1.1283791670955126 * Math.exp(-x * x);

/**
 * erf x to 4e-16 (Abramowitz & Stegun 1964): up to 2 by its series erf' x · x (1 + 2x²/3 (1 + 2x²/5 (1 + …))), 7.1.6; then by the
 * continued fraction of what is missing to 1, erf' x / 2 / (x + 1/2 / (x + 1 / (x + 3/2 / (x + …)))), 7.1.14. That is slow, but float64 is
 * there to check others by, and float32 has a table of it.
 */
export function errorFunction(x: number): number {
  const y = Math.abs(x);
  // Past 6 all bits are those of 1.
  if (y > 6) return Math.sign(x);
  let value = y < 2 ? 1 : y;
  for (let n = 60; n > 0; n--) value = y < 2 ? 1 + ((2 * x * x) / (2 * n + 1)) * value : y + n / 2 / value;
  return y < 2 ? slope(x) * x * value : Math.sign(x) * (1 - slope(x) / 2 / value);
}

/** erf x = 2/√π ∫₀ˣ e^(-t²) dt, in double precision: Abramowitz and Stegun, "Handbook of Mathematical Functions",
 * 1964, formulas 7.1.6 and 7.1.14. */
export function errorFunction(x: number): number {
  const size = Math.abs(x);
  // From here on erf x = ±1 to within half a unit in the last place of a double.
  if (size > 6) return Math.sign(x);
  return size < 2 ? series(x) : Math.sign(x) * (1 - tail(size));
}

/** 2/√π · e^(-x²) · x (1 + 2x²/3 (1 + 2x²/5 (1 + 2x²/7 (1 + …)))); up to |x| = 2, 40 levels are enough */
function series(x: number): number {
  let sum = 1;
  for (let n = 40; n > 0; n--) sum = 1 + ((2 * x * x) / (2 * n + 1)) * sum;
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * x * sum;
}

/** erfc x = e^(-x²)/√π · 1/(x + 1/2/(x + 1/(x + 3/2/(x + 2/(x + …))))); from |x| = 2 on, 60 levels are enough */
function tail(x: number): number {
  let fraction = x;
  for (let n = 60; n > 0; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}

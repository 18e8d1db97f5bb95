import { type Formula, ofOne } from "./formula.ts";

/** out = 2/√π ∫₀ˣ e^(-t²) dt, the integral by Gauss and Legendre's rule on pieces no longer than ½ */
export const erf: Formula<"erf"> = ofOne((x) => {
  // From 6 on, erf x is 1 to the last bit of a float64.
  if (Number.isNaN(x) || Math.abs(x) > 6) return Math.sign(x);
  const pieces = Math.max(1, Math.ceil(2 * Math.abs(x)));
  const half = x / pieces / 2;
  let integral = 0;
  for (let piece = pieces - 1; piece >= 0; piece--) {
    const middle = (2 * piece + 1) * half;
    for (const [node, weight] of nodes)
      integral += half * weight * (density(middle - half * node) + density(middle + half * node));
  }
  return (2 / Math.sqrt(Math.PI)) * integral;
});

const density = (t: number): number => Math.exp(-t * t);

/** The positive nodes and their weights, for ten nodes on [-1, 1]: Abramowitz and Stegun 1964, table 25.4. */
const nodes = [
  [0.14887433898163122, 0.29552422471475287],
  [0.4333953941292472, 0.26926671930999635],
  [0.6794095682990244, 0.21908636251598204],
  [0.8650633666889845, 0.1494513491505806],
  [0.9739065285171717, 0.06667134430868814],
] as const;

import { activationNames } from "./activationNames.ts";
import { inBrackets, shownNumber as n } from "./figures.ts";
import type { Setup } from "./setup.ts";
import type { Line, Told } from "./telling.ts";

interface Slope {
  /** As a student would compute it; none where it is 0 or 1 at once. */
  terms(a: number): readonly string[];
  value(a: number): number;
}

/** σ′(z), by what the activation gave. */
const slopes: Readonly<Record<Setup["activation"], Slope>> = {
  sigmoid: { terms: (a) => [`${n(a)} · (1 − ${n(a)})`], value: (a) => a * (1 - a) },
  tanh: { terms: (a) => [`1 − ${inBrackets(a)}²`], value: (a) => 1 - a ** 2 },
  relu: { terms: () => [], value: (a) => (a > 0 ? 1 : 0) },
};

/** The slope of a unit's activation as an equation. */
export function slopeLine({ stage: { layer, unit }, figures, setup, k }: Told): Line {
  const activation = layer === figures.layers ? "sigmoid" : setup.activation;
  const a = figures.a(layer, unit, k);
  const { terms, value } = slopes[activation];
  return {
    left: `${activationNames[activation]}′(${n(figures.z(layer, unit, k))})`,
    terms: terms(a),
    value: n(value(a)),
  };
}

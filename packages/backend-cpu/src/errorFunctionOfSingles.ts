import { errorFunction, slope } from "./errorFunction.ts";

/** c = j / 64 - 4, erf c, and its derivative 2/√π e^(-c²). */
const places: Float64Array = /* @__PURE__ */ Float64Array.from({ length: 513 }, (_, j) => j / 64 - 4);
const values: Float64Array = /* @__PURE__ */ places.map(errorFunction);
const slopes: Float64Array = /* @__PURE__ */ places.map(slope);

/**
 * erf x to 4e-9, a seventh of what float32 rounds it by, in a third of the time: three terms of its series around the next c. From 4 on
 * it is 1 to float32.
 */
export function errorFunctionOfSingles(x: number): number {
  if (!(Math.abs(x) < 4)) return Math.sign(x);
  const j = (x * 64 + 256.5) | 0;
  const c = places[j];
  const r = x - c;
  return values[j] + slopes[j] * r * (1 - r * (c - (r * (2 * c * c - 1)) / 3));
}

import { backwardFormulas } from "./backwardFormulas.tsx";
import type { Formula } from "./formula.ts";
import { forwardFormulas } from "./forwardFormulas.tsx";
import type { Indices } from "./indices.ts";
import type { Setup } from "./setup.ts";
import type { Stage } from "./stages.ts";

/** The textbook on one sheet, forward first. */
export function formulas(setup: Setup, indices: Indices): readonly Formula[] {
  return [...forwardFormulas(setup, indices), ...backwardFormulas(setup, indices)];
}

/** The name of the formula that a stop is about; the layers behind have another δ than the last one. */
export function formulaOf({ kind, layer }: Stage, layers: number): string {
  if (kind !== "back" && kind !== "delta") return kind;
  return layer < layers ? "deltaWithin" : "deltaLast";
}

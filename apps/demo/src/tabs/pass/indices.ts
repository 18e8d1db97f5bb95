import type { Stage } from "./stages.ts";

/** What stands at the letters of a formula. */
export interface Indices {
  /** The layer, the ones before and after it, and the last. */
  readonly l: string;
  readonly before: string;
  readonly after: string;
  readonly last: string;
  /** The unit. */
  readonly j: string;
  /** The example. */
  readonly k: string;
}

/** The letters themselves. */
export const letters: Indices = { l: "l", before: "l−1", after: "l+1", last: "L", j: "j", k: "k" };

/** The numbers of a stop, for one of the examples (from 0). */
export function indicesOf({ layer, unit }: Stage, layers: number, example: number): Indices {
  return {
    l: String(layer),
    before: String(layer - 1),
    after: String(layer + 1),
    last: String(layers),
    j: String(unit + 1),
    k: String(example + 1),
  };
}

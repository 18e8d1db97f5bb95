import type { ComponentChildren } from "preact";
import type { StageKind } from "./stages.ts";

/** A line of the sheet of formulas. */
export interface Formula {
  readonly name: string;
  readonly title: string;
  /** What stands before the sign of equality. */
  readonly left: ComponentChildren;
  readonly sign: "=" | "←";
  /** What stands behind it. */
  readonly terms: readonly Term[];
}

/** Part of a formula, and the kind of stop that computes it; null where none does. */
export interface Term {
  readonly at: StageKind | null;
  readonly math: ComponentChildren;
}

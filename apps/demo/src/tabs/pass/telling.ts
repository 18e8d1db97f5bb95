import type { Figures } from "./figures.ts";
import type { Setup } from "./setup.ts";
import { isBackward, type Stage } from "./stages.ts";
import { tellBackward } from "./tellBackward.ts";
import { tellForward } from "./tellForward.ts";

/** One stop in words and in this pass's numbers. */
export interface Telling {
  readonly title: string;
  readonly words: string;
  /** Each an equation: what it gives, of which terms, and the number. */
  readonly lines: readonly Line[];
}

export interface Line {
  readonly left: string;
  /** None where the number is all that there is to say. */
  readonly terms: readonly string[];
  readonly value: string;
}

/** What is told of, and of which example (from 0). */
export interface Told {
  readonly stage: Stage;
  readonly figures: Figures;
  readonly setup: Setup;
  readonly k: number;
}

/** Tells of a stop. */
export function tell(told: Told): Telling {
  return isBackward(told.stage) ? tellBackward(told) : tellForward(told);
}

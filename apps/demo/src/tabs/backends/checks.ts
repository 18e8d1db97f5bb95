/** Kinds of checks of the conformance suite, by the first part of what a check is about. */
export const kinds = {
  kernel: "Kernels",
  plan: "Plans",
  op: "Operations and gradients",
  loss: "Losses",
  optimizer: "Optimizers",
  layer: "Layers",
  network: "Networks",
  golden: "Golden cases",
} as const;

export type Kind = keyof typeof kinds;

/** How far the checks of one kind are, on one backend. */
export interface Tally {
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  /** Not made: the backend lacks a number type, or the library an operation. */
  readonly skipped: number;
  /** Why, each reason once. */
  readonly reasons: readonly string[];
}

export type Tallies = Readonly<Partial<Record<Kind, Tally>>>;

/** Why checks were not made, each reason once. */
export function reasonsOf(all: Readonly<Partial<Record<string, Tallies>>>): string[] {
  const tallies = Object.values(all).flatMap((each) => Object.values(each ?? {}));
  return [...new Set(tallies.flatMap(({ reasons }) => reasons))];
}

/** A check that failed, with its reason. */
export interface Failure {
  readonly id: string;
  readonly error: string;
}

/** The largest difference between two backends' gradients of one network, as a share of the largest gradient. */
export interface Difference {
  readonly network: string;
  readonly backends: readonly [string, string];
  readonly largest: number;
}

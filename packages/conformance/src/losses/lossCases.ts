import type { Loss } from "@retrograd/core";
import type { Differentiable } from "../gradients/differentiable.ts";
import type { library } from "../library.ts";

type Core = typeof library;

/** The names that the library exports losses under. */
export type LossName = {
  [K in keyof Core]: Core[K] extends (...options: never[]) => Loss<never> ? K : never;
}[keyof Core];

/** Costs made of a loss, at points; the loss is an argument, so that a broken one can be tried as well. */
export type LossCases<K extends LossName> = (loss: Core[K]) => readonly Differentiable[];
export type LossCaseTable = { readonly [K in LossName]: LossCases<K> };

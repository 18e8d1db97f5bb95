import type { Setup } from "./setup.ts";

/**
 * What happens at one stop of the way through a pass. On the way back a unit has two: what comes back to it, ∂E/∂a, and
 * its δ, which is that times the slope of the activation.
 */
export type StageKind = "input" | "z" | "a" | "loss" | "cost" | "back" | "delta" | "gradient" | "update";

/** One stop: what is computed, in which layer (counted from 1) and for which of its units (from 0). */
export interface Stage {
  readonly kind: StageKind;
  readonly layer: number;
  readonly unit: number;
}

/** The way of the textbook: forward unit by unit, the loss and the cost, then backward unit by unit. */
export function stagesOf(units: readonly number[], loss: Setup["loss"]): Stage[] {
  const each = (kinds: readonly StageKind[], layer: number): Stage[] =>
    Array.from({ length: units[layer - 1] }, (_, unit) =>
      kinds.map((kind) => ({ kind, layer, unit })),
    ).flat();
  const layers = units.map((_, l) => l + 1);
  const once = (kind: StageKind): Stage => ({ kind, layer: units.length, unit: 0 });
  // The slope of the sigmoid cancels out of the cross-entropy's: its δ comes in one.
  const isOne = (layer: number): boolean => loss === "crossEntropy" && layer === units.length;
  return [
    once("input"),
    ...layers.flatMap((l) => [...each(["z"], l), ...each(["a"], l)]),
    once("loss"),
    once("cost"),
    ...layers
      .toReversed()
      .flatMap((l) => [...each(isOne(l) ? ["delta"] : ["back", "delta"], l), ...each(["gradient"], l)]),
    once("update"),
  ];
}

/** Whether a stop computes on the way back. */
export function isBackward({ kind }: Stage): boolean {
  return kind === "back" || kind === "delta" || kind === "gradient" || kind === "update";
}

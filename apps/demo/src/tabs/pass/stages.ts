/** What happens at one stop of the way through a pass. */
export type StageKind = "input" | "z" | "a" | "loss" | "cost" | "delta" | "gradient" | "update";

/** One stop: what is computed, in which layer (counted from 1) and for which of its units (from 0). */
export interface Stage {
  readonly kind: StageKind;
  readonly layer: number;
  readonly unit: number;
}

/** The way of the textbook: forward unit by unit, the loss and the cost, then backward unit by unit. */
export function stagesOf(units: readonly number[]): Stage[] {
  const each = (kind: StageKind, layer: number): Stage[] =>
    Array.from({ length: units[layer - 1] }, (_, unit) => ({ kind, layer, unit }));
  const layers = units.map((_, l) => l + 1);
  const once = (kind: StageKind): Stage => ({ kind, layer: units.length, unit: 0 });
  return [
    once("input"),
    ...layers.flatMap((l) => [...each("z", l), ...each("a", l)]),
    once("loss"),
    once("cost"),
    ...layers.toReversed().flatMap((l) => [...each("delta", l), ...each("gradient", l)]),
    once("update"),
  ];
}

/** Whether a stop computes on the way back. */
export function isBackward({ kind }: Stage): boolean {
  return kind === "delta" || kind === "gradient" || kind === "update";
}

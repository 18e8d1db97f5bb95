import { reject } from "../backend/error.ts";
import { Tensor } from "../graph/tensor.ts";
import { concat } from "../ops/concat.ts";
import type { RecurrentState } from "../ops/recurrence.ts";
import type { Layer } from "./layer.ts";
import type { RecurrentLayer } from "./recurrent.ts";
import type { Sequences } from "./sequences.ts";

/** What gives one vector for each sequence, or, with `sequences`, for each step. */
export interface SequenceLayer extends Layer<Tensor | Sequences, Tensor> {
  /** Whether it gives one for each step. */
  readonly sequences: boolean;
}

/**
 * Recurrent layers one above the other, all of which are told the lengths: each takes what the one before gives for
 * every step.
 *
 * @throws RetrogradError where another than the last does not give sequences
 * @example
 * stacked([lstm(64, { sequences: true }), lstm(64)])
 */
export function stacked(
  layers: readonly SequenceLayer[],
): SequenceLayer & { readonly layers: readonly SequenceLayer[] } {
  const top = layers.at(-1) ?? reject("stacked", "was given no layers", "give one at least");
  layers.slice(0, -1).forEach((layer, i) => {
    if (!layer.sequences)
      reject("stacked", `layer ${i} gives its last step alone`, "make it with { sequences: true }");
  });
  return {
    name: "stacked",
    layers,
    sequences: top.sequences,
    forward(given, pass) {
      const { x, lengths, mask } = recordOf(given);
      const rest = { ...(lengths && { lengths }), ...(mask && { mask }) };
      return layers.reduce((y, layer) => pass.call(layer, { ...rest, x: y }), x);
    },
  };
}

/** Settings of `bidirectional`. */
export interface Bidirectional extends SequenceLayer {
  readonly forwards: SequenceLayer;
  readonly backwards: SequenceLayer;
}

/**
 * Two recurrent layers over the same sequences, one from the front and one, made with `reverse`, from the back, whose
 * outputs lie side by side: [..., units + units] (Schuster & Paliwal 1997).
 *
 * @throws RetrogradError where only one of them gives sequences
 * @example
 * bidirectional(lstm(32), lstm(32, { reverse: true }))
 */
export function bidirectional(forwards: SequenceLayer, backwards: SequenceLayer): Bidirectional {
  if (forwards.sequences !== backwards.sequences)
    reject(
      "bidirectional",
      "was given one layer that gives sequences and one that does not",
      "make both the same",
    );
  return {
    name: "bidirectional",
    forwards,
    backwards,
    sequences: forwards.sequences,
    forward: (x, pass) => concat([pass.call(forwards, x), pass.call(backwards, x)], -1),
  };
}

/** A recurrent layer with all that it computes: y of every step, [N, T, units], and the state after the last, h and c. */
export function withState<State extends RecurrentState>(
  layer: RecurrentLayer<State>,
): Layer<Tensor | Sequences<State>, State & { readonly y: Tensor }> & {
  readonly layer: RecurrentLayer<State>;
} {
  return { name: "withState", layer, forward: (x, pass) => layer.states(x, pass) };
}

function recordOf(given: Tensor | Sequences): Sequences {
  return given instanceof Tensor ? { x: given } : given;
}

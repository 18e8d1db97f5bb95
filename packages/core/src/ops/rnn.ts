import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import type { HiddenState } from "./gru.ts";
import { type Cell, type RecurrentOptions, type RecurrentWeights, stepped, unrolled } from "./recurrent.ts";
import { relu } from "./relu.ts";
import { tanh } from "./tanh.ts";

/** Settings of `rnnCell`. */
export interface RnnCellOptions {
  /** "tanh", unless said (PyTorch's and Keras' default). */
  readonly activation?: "tanh" | "relu";
}

/** Settings of `rnn`. */
export interface RnnOptions extends RnnCellOptions, RecurrentOptions {
  /** The state before the first step; zeros, unless said. */
  readonly initial?: Partial<HiddenState>;
}

export const rnnStep = (activation: RnnCellOptions["activation"] = "tanh"): Cell<HiddenState> => ({
  name: "rnn",
  gates: 1,
  states: ["h"],
  products: (weight, bias) => [{ weight, bias }],
  step(x, { h }, [recur]) {
    const z = add(x, recur?.(h) ?? 0);
    return { h: activation === "relu" ? relu(z) : tanh(z) };
  },
});

/**
 * A simple recurrent network (Elman 1990), over sequences x [N, T, I]: h ← tanh(x W + b + h U + d), or relu. Gives h of
 * all steps, y [N, T, H], and the last.
 *
 * @throws RetrogradError where weights, state or mask don't fit
 */
export function rnn(
  x: Tensor,
  weights: RecurrentWeights,
  { activation, ...options }: RnnOptions = {},
): HiddenState & { readonly y: Tensor } {
  const { y, state } = unrolled(rnnStep(activation), x, weights, options);
  return { y: y as Tensor, h: state.h };
}

/** One step of `rnn`: x [N, I]. */
export function rnnCell(
  x: Tensor,
  state: Partial<HiddenState>,
  weights: RecurrentWeights,
  { activation }: RnnCellOptions = {},
): HiddenState {
  return stepped(rnnStep(activation), x, state, weights);
}

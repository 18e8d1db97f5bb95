import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { mul } from "./mul.ts";
import { type Cell, type RecurrentOptions, type RecurrentWeights, stepped, unrolled } from "./recurrent.ts";
import { sigmoid } from "./sigmoid.ts";
import { split } from "./split.ts";
import { tanh } from "./tanh.ts";

/** What an LSTM carries from step to step. */
export type LstmState = {
  /** What it gives: [N, H]. */
  readonly h: Tensor;
  /** Its cells: [N, H]. */
  readonly c: Tensor;
};

export const lstmStep: Cell<LstmState> = {
  name: "lstm",
  gates: 4,
  states: ["h", "c"],
  products: (weight, bias) => [{ weight, bias }],
  step(x, { h, c }, [recur]) {
    const [i, f, g, o] = split(add(x, recur?.(h) ?? 0), 4, 1) as [Tensor, Tensor, Tensor, Tensor];
    const cells = add(mul(sigmoid(f), c), mul(sigmoid(i), tanh(g)));
    return { h: mul(sigmoid(o), tanh(cells)), c: cells };
  },
};

/** Settings of `lstm`. */
export interface LstmOptions extends RecurrentOptions {
  /** The state before the first step; zeros, unless said. */
  readonly initial?: Partial<LstmState>;
}

/**
 * Long short-term memory (Hochreiter & Schmidhuber 1997; with forget gates, Gers, Schmidhuber & Cummins 2000), over
 * sequences x [N, T, I]: z = x W + b + h U + d, i, f, o = σ(zᵢ), σ(z_f), σ(zₒ), g = tanh(z_g), c ← f c + i g and
 * h ← o tanh c. The blocks of columns are i, f, g, o, PyTorch's order. Gives h of all steps, y [N, T, H], and the state
 * after the last.
 *
 * @throws RetrogradError where weights, state or mask don't fit
 */
export function lstm(
  x: Tensor,
  weights: RecurrentWeights,
  options: LstmOptions = {},
): LstmState & { readonly y: Tensor } {
  const { y, state } = unrolled(lstmStep, x, weights, options);
  return { y: y as Tensor, h: state.h, c: state.c };
}

/** One step of `lstm`: x [N, I]. */
export function lstmCell(x: Tensor, state: Partial<LstmState>, weights: RecurrentWeights): LstmState {
  return stepped(lstmStep, x, state, weights);
}

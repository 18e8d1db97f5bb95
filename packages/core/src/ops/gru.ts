import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { mul } from "./mul.ts";
import { type Cell, type RecurrentOptions, type RecurrentWeights, stepped, unrolled } from "./recurrent.ts";
import { sigmoid } from "./sigmoid.ts";
import { split } from "./split.ts";
import { sub } from "./sub.ts";
import { tanh } from "./tanh.ts";

/** What a GRU and a simple recurrent network carry from step to step. */
export type HiddenState = {
  /** What it gives: [N, H]. */
  readonly h: Tensor;
};

/** Settings of `gruCell`. */
export interface GruCellOptions {
  /** Whether the reset gate meets the state after its product with the weights (PyTorch's and Keras' default), or
   * before (as in the paper); "after", unless said. */
  readonly reset?: "after" | "before";
}

/** Settings of `gru`. */
export interface GruOptions extends GruCellOptions, RecurrentOptions {
  /** The state before the first step; zeros, unless said. */
  readonly initial?: Partial<HiddenState>;
}

const after: Cell<HiddenState> = {
  name: "gru",
  gates: 3,
  states: ["h"],
  products: (weight, bias) => [{ weight, bias }],
  step(x, { h }, [recur]) {
    const [xr, xz, xn] = split(x, 3, 1) as [Tensor, Tensor, Tensor];
    const [hr, hz, hn] = split((recur as (a: Tensor) => Tensor)(h), 3, 1) as [Tensor, Tensor, Tensor];
    const n = tanh(add(xn, mul(sigmoid(add(xr, hr)), hn)));
    return { h: mixed(sigmoid(add(xz, hz)), n, h) };
  },
};

/** Without a spread of the other, which bundlers would keep for those who never use either. */
const before: Cell<HiddenState> = {
  name: "gru",
  gates: 3,
  states: ["h"],
  products(weight, bias) {
    const units = weight.shape[0] as number;
    const [gates, state] = split(weight, [2 * units, units], 1) as [Tensor, Tensor];
    const [ofGates = null, ofState = null] = bias ? split(bias, [2 * units, units]) : [];
    return [
      { weight: gates, bias: ofGates },
      { weight: state, bias: ofState },
    ];
  },
  step(x, { h }, [gates, recur]) {
    const [xr, xz, xn] = split(x, 3, 1) as [Tensor, Tensor, Tensor];
    const [hr, hz] = split((gates as (a: Tensor) => Tensor)(h), 2, 1) as [Tensor, Tensor];
    const n = tanh(add(xn, (recur as (a: Tensor) => Tensor)(mul(sigmoid(add(xr, hr)), h))));
    return { h: mixed(sigmoid(add(xz, hz)), n, h) };
  },
};

/** (1 - z) n + z h */
function mixed(z: Tensor, n: Tensor, h: Tensor): Tensor {
  return add(n, mul(z, sub(h, n)));
}

export const gruStep = (reset: GruCellOptions["reset"] = "after"): Cell<HiddenState> =>
  reset === "before" ? before : after;

/**
 * Gated recurrent units (Cho et al. 2014), over sequences x [N, T, I]: r, z = σ(x W + b + h U + d), and with `reset`
 * "after" n = tanh(x W + b + r (h U + d)), with "before" n = tanh(x W + b + (r h) U + d); h ← (1 - z) n + z h. The blocks
 * of columns are r, z, n, PyTorch's order. Gives h of all steps, y [N, T, H], and the last.
 *
 * @throws RetrogradError where weights, state or mask don't fit
 */
export function gru(
  x: Tensor,
  weights: RecurrentWeights,
  { reset, ...options }: GruOptions = {},
): HiddenState & { readonly y: Tensor } {
  const { y, state } = unrolled(gruStep(reset), x, weights, options);
  return { y: y as Tensor, h: state.h };
}

/** One step of `gru`: x [N, I]. */
export function gruCell(
  x: Tensor,
  state: Partial<HiddenState>,
  weights: RecurrentWeights,
  { reset }: GruCellOptions = {},
): HiddenState {
  return stepped(gruStep(reset), x, state, weights);
}

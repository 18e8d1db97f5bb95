import type { Initializer } from "../graph/variable.ts";
import { type LstmState, lstmStep } from "../ops/lstm.ts";
import {
  type RecurrentCell,
  type RecurrentLayer,
  type RecurrentLayerOptions,
  type RecurrentWeightOptions,
  recurrentCell,
  recurrentLayer,
} from "./recurrent.ts";

/** 1 for the forget gates, the second of four blocks (Jozefowicz, Zaremba & Sutskever 2015), else 0. */
const remembering: Initializer = ([columns = 0]) =>
  Float64Array.from({ length: columns }, (_, i) => (Math.floor((4 * i) / columns) === 1 ? 1 : 0));

/**
 * Long short-term memory over sequences x [N, T, in] (Hochreiter & Schmidhuber 1997): i, f, o = σ(x W + b + h U + d),
 * g = tanh(…), c ← f c + i g, h ← o tanh c. It gives the last h, [N, units], or with `sequences` every one.
 *
 * Gates and biases are PyTorch's, in its order i, f, g, o, so that its files can be loaded; first weights are Keras'.
 *
 * @throws RetrogradError where sequences, lengths, mask or state don't fit
 * @example
 * sequential([embedding(words, 32), lstm(64), dense(2)])
 */
export function lstm(units: number, options: RecurrentLayerOptions = {}): RecurrentLayer<LstmState> {
  return recurrentLayer(lstmStep, units, { biasInitializer: remembering, ...options });
}

/** One step of an LSTM: { x, h, c } to { h, c }. */
export function lstmCell(units: number, options: RecurrentWeightOptions = {}): RecurrentCell<LstmState> {
  return recurrentCell(lstmStep, units, { biasInitializer: remembering, ...options });
}

import type { HiddenState } from "../ops/gru.ts";
import { type RnnCellOptions, rnnStep } from "../ops/rnn.ts";
import {
  type RecurrentCell,
  type RecurrentLayer,
  type RecurrentLayerOptions,
  type RecurrentWeightOptions,
  recurrentCell,
  recurrentLayer,
} from "./recurrent.ts";

/** Settings of `rnn`. */
export interface RnnLayerOptions extends RecurrentLayerOptions, RnnCellOptions {}

/**
 * A simple recurrent network over sequences x [N, T, in] (Elman 1990): h ← tanh(x W + b + h U + d), or relu. It gives the
 * last h, [N, units], or with `sequences` every one.
 *
 * @throws RetrogradError where sequences, lengths, mask or state don't fit
 */
export function rnn(units: number, options: RnnLayerOptions = {}): RecurrentLayer<HiddenState> {
  return recurrentLayer(rnnStep(options.activation), units, options);
}

/** One step of a simple recurrent network: { x, h } to { h }. */
export function rnnCell(
  units: number,
  options: RecurrentWeightOptions & RnnCellOptions = {},
): RecurrentCell<HiddenState> {
  return recurrentCell(rnnStep(options.activation), units, options);
}

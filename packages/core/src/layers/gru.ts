import { type GruCellOptions, gruStep, type HiddenState } from "../ops/gru.ts";
import {
  type RecurrentCell,
  type RecurrentLayer,
  type RecurrentLayerOptions,
  type RecurrentWeightOptions,
  recurrentCell,
  recurrentLayer,
} from "./recurrent.ts";

/** Settings of `gru`. */
export interface GruLayerOptions extends RecurrentLayerOptions, GruCellOptions {}

/**
 * Gated recurrent units over sequences x [N, T, in] (Cho et al. 2014): r, z = σ(x W + b + h U + d),
 * n = tanh(x W + b + r (h U + d)), h ← (1 - z) n + z h. It gives the last h, [N, units], or with `sequences` every one.
 *
 * Gates and biases are PyTorch's, in its order r, z, n, so that its files can be loaded; first weights are Keras'.
 *
 * @throws RetrogradError where sequences, lengths, mask or state don't fit
 */
export function gru(units: number, options: GruLayerOptions = {}): RecurrentLayer<HiddenState> {
  return recurrentLayer(gruStep(options.reset), units, options);
}

/** One step of a GRU: { x, h } to { h }. */
export function gruCell(
  units: number,
  options: RecurrentWeightOptions & GruCellOptions = {},
): RecurrentCell<HiddenState> {
  return recurrentCell(gruStep(options.reset), units, options);
}

import type { ExplainedLayer, Explanation } from "@retrograd/core";
import { examples } from "./setup.ts";

/** The numbers of a pass by the indices of the textbook: layer l from 1, units and inputs from 0, example k from 0. */
export interface Figures {
  readonly layers: number;
  /** Units of layer l; of the input for l = 0. */
  units(l: number): number;
  /** Input i of layer l + 1 = activation i of layer l; 1 behind the last one, which the bias is multiplied with. */
  a(l: number, i: number, k: number): number;
  z(l: number, j: number, k: number): number;
  delta(l: number, j: number, k: number): number;
  /** ∂E/∂a: Σ_m w_jm δ_m of the layer ahead; at the output (a − t) / N, the slope of the mean ½ (a − t)². */
  back(l: number, j: number, k: number): number;
  /** Row i of column j of W̃; the last row is the bias. */
  weight(l: number, i: number, j: number): number;
  gradient(l: number, i: number, j: number): number;
  loss(k: number): number;
  readonly cost: number;
}

export function figuresOf({ layers, losses, cost }: Explanation): Figures {
  const layer = (l: number): ExplainedLayer => layers[l - 1];
  const units = (l: number): number =>
    l === 0 ? (layers[0].input.shape[1] as number) : (layer(l).z.shape[1] as number);
  const weight = (l: number, i: number, j: number): number => layer(l).weights.data[i * units(l) + j];
  const delta = (l: number, j: number, k: number): number => layer(l).delta.data[k * units(l) + j];
  const a = (l: number, i: number, k: number): number => {
    if (i === units(l)) return 1;
    return l === 0 ? examples[k].x[i] : layer(l).a.data[k * units(l) + i];
  };
  return {
    layers: layers.length,
    units,
    a,
    z: (l, j, k) => layer(l).z.data[k * units(l) + j],
    delta,
    back(l, j, k) {
      if (l === layers.length) return (a(l, j, k) - examples[k].t) / examples.length;
      let sum = 0;
      for (let m = 0; m < units(l + 1); m++) sum += weight(l + 1, j, m) * delta(l + 1, m, k);
      return sum;
    },
    weight,
    gradient: (l, i, j) => layer(l).gradient.data[i * units(l) + j],
    loss: (k) => losses.data[k],
    cost,
  };
}

/** Three decimals, two digits of what is small, with a true minus. */
export function shownNumber(value: number): string {
  const size = Math.abs(value);
  const text = size >= 0.01 || size < 1e-6 ? value.toFixed(3) : String(Number(value.toPrecision(2)));
  return text.replace("-", "−");
}

/** The same as a factor, which a minus puts in brackets. */
export const inBrackets = (value: number): string =>
  value < 0 ? `(${shownNumber(value)})` : shownNumber(value);

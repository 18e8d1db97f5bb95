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
  return {
    layers: layers.length,
    units,
    a(l, i, k) {
      if (i === units(l)) return 1;
      return l === 0 ? examples[k].x[i] : layer(l).a.data[k * units(l) + i];
    },
    z: (l, j, k) => layer(l).z.data[k * units(l) + j],
    delta: (l, j, k) => layer(l).delta.data[k * units(l) + j],
    weight: (l, i, j) => layer(l).weights.data[i * units(l) + j],
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

import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { isLayer, type Layer } from "./layer.ts";

/** Layers one after the other; they are its properties 0, 1, 2, …, which names their parameters `0.weight`. */
export interface Sequential extends Layer {
  /** Number of layers. */
  readonly length: number;
  readonly [index: number]: Layer;
}

/**
 * Layers one after the other, each taking what the one before gives.
 *
 * @throws RetrogradError for what is no layer
 * @example
 * const model = sequential([dense(128), relu(), dense(10)]);
 */
export function sequential(layers: readonly Layer[]): Sequential {
  layers.forEach((layer: unknown, i) => {
    if (!isLayer(layer))
      reject("sequential", `entry ${i} is ${String(layer)}`, "give layers, such as dense(10) or relu()");
  });
  return {
    name: "sequential",
    ...layers,
    length: layers.length,
    forward: (x: Tensor, pass) => layers.reduce((a, layer) => pass.call(layer, a), x),
  };
}

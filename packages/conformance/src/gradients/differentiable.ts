import type { NumericArray, Tensor } from "@retrograd/core";

export type Tensors = Readonly<Record<string, Tensor>>;

/** A function of tensors at one point: what is checked of an op, a loss or a layer. */
export interface Differentiable {
  readonly name: string;
  /** What it is differentiated with respect to. */
  readonly x: Readonly<Record<string, Point>>;
  /** What it is not: indices, conditions, labels. */
  readonly given?: Readonly<Record<string, NumericArray>>;
  readonly apply: (x: Tensors, given: Tensors) => Tensor | Tensors;
  /** Why its gradients are not to be differentiated again. */
  readonly once?: string;
}

/** Numbers that are exact in float32, so that every dtype starts from the same ones. */
export interface Point {
  readonly shape: readonly number[];
  readonly numbers: Float32Array<ArrayBuffer>;
}

/** The results of a function, by name; a single one is y. */
export function resultsOf({ apply }: Differentiable, x: Tensors, given: Tensors): Tensors {
  const results = apply(x, given);
  return "node" in results ? { y: results as Tensor } : results;
}

import { alias } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";

/** The gradient rules of `customGradient`. */
export interface CustomGradient<Name extends string> {
  /** The tensors that get gradients, under names of your choice. */
  readonly inputs: Readonly<Record<Name, Tensor>>;
  /** ∂L/∂input from dy = ∂L/∂y and y, in ops, for each of `inputs`; null where it is to get no gradient. */
  readonly gradients: Readonly<Record<Name, ((dy: Tensor, y: Tensor) => Tensor) | null>>;
}

/**
 * y, with gradient rules of its own instead of those that follow from how it was computed. What y was computed
 * from beside `inputs` gets no gradient. A rule is made of ops, so that it can be differentiated again.
 *
 * @example
 * // x as it is, but what flows back through it is kept between -1 and 1
 * const gentle = (x: Tensor) =>
 *   customGradient(x, { inputs: { x }, gradients: { x: (dy) => clip(dy, { min: -1, max: 1 }) } });
 *
 * @example
 * // rounds; the gradient is that of y = x: a straight-through estimator (Bengio, Léonard & Courville 2013)
 * const round = (x: Tensor) =>
 *   customGradient(floor(add(x, 0.5)), { inputs: { x }, gradients: { x: (dy) => dy } });
 */
export function customGradient<Name extends string>(
  y: Tensor,
  { inputs, gradients }: CustomGradient<Name>,
): Tensor {
  return alias(y, y.shape, inputs, gradients);
}

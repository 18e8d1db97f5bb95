import { square } from "../ops/square.ts";
import { sum } from "../ops/sum.ts";
import { penalty, type Regularization } from "./regularization.ts";

/**
 * strength · Σ w² over all trained parameters, or those whose name `which` approves (Keras' L2; a `weightDecay` of
 * 2 · strength gives plain sgd the same gradients).
 *
 * @example
 * train(model, data, { ..., regularization: l2(1e-4, (name) => name.endsWith("weight")) });
 */
export function l2(strength: number, which: (parameter: string) => boolean = () => true): Regularization {
  return penalty("l2", strength, which, (w) => sum(square(w)));
}

import { abs } from "../ops/abs.ts";
import { sum } from "../ops/sum.ts";
import { penalty, type Regularization } from "./regularization.ts";

/**
 * strength · Σ |w| over all trained parameters, or those whose name `which` approves (Tibshirani 1996).
 *
 * @example
 * train(model, data, { ..., regularization: l1(1e-5, (name) => name.endsWith("weight")) });
 */
export function l1(strength: number, which: (parameter: string) => boolean = () => true): Regularization {
  return penalty("l1", strength, which, (w) => sum(abs(w)));
}

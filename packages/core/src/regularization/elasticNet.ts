import { add } from "../ops/add.ts";
import { l1 } from "./l1.ts";
import { l2 } from "./l2.ts";
import type { Regularization } from "./regularization.ts";

/** l1 and l2 together: Σ (strengths.l1 |w| + strengths.l2 w²) (Zou & Hastie 2005). */
export function elasticNet(
  strengths: { readonly l1: number; readonly l2: number },
  which?: (parameter: string) => boolean,
): Regularization {
  const [absolute, squared] = [l1(strengths.l1, which), l2(strengths.l2, which)];
  return (model, pass) => add(absolute(model, pass), squared(model, pass));
}

import { gradients, ops } from "@retrograd/core";
import { costOf, weights } from "./derivatives.ts";
import { type Differentiable, resultsOf } from "./differentiable.ts";

/** The function Σ d · ∂E/∂x of a function's gradients: differentiated once, it is its second derivative. */
export function secondOf(of: Differentiable): Differentiable {
  return {
    ...of,
    name: `gradient of ${of.name}`,
    apply: (x, given) => {
      const cost = costOf(resultsOf(of, x, given));
      const dx = cost ? gradients(cost, Object.values(x)) : [];
      const terms = dx.map((each, i) => ops.sum(ops.mul(each, weights(`second ${i}`, each))));
      const [first, ...others] = terms;
      return first ? others.reduce((sum, term) => ops.add(sum, term), first) : {};
    },
  };
}

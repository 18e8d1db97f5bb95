import {
  type Backend,
  compile,
  cost,
  gradients,
  parametersOf,
  softmaxCrossEntropy,
  type Tensor,
} from "@retrograd/core";
import type { Numbers } from "./numbers.ts";
import { network, type Recipe } from "./recipe.ts";

/** What one backend computes in the first step, before any parameter has moved. */
export interface FirstStep {
  readonly loss: number;
  /** ∂E/∂w of each parameter. */
  readonly gradients: readonly ArrayLike<number>[];
}

/** The cost of a batch and its gradients, from first weights that depend on the seed alone. */
export async function firstStep(backend: Backend, batch: Numbers, recipe: Recipe): Promise<FirstStep> {
  const model = network(recipe);
  const loss = softmaxCrossEntropy();
  using step = compile<{ x: Tensor; y: Tensor }, { objective: Tensor; gradients: Record<string, Tensor> }>(
    backend,
    ({ x, y }, pass) => {
      const objective = cost(loss, { predictions: pass.call(model, x), targets: y });
      const each = gradients(objective, parametersOf(model)).map((g, i) => [`of ${i}`, g] as const);
      return { objective, gradients: Object.fromEntries(each) };
    },
    { seed: recipe.seed },
  );
  const outputs = step({ x: batch.x, y: batch.y });
  const arrays = await Promise.all(Object.values(outputs.gradients).map((output) => output.readArray()));
  return { loss: await outputs.objective.read(), gradients: arrays.map(({ data }) => data) };
}

/** How far apart two backends' gradients are. */
export interface Difference {
  /** max |a - b| over all entries of all gradients. */
  readonly absolute: number;
  /** The same over the largest entry, max |a|. */
  readonly relative: number;
}

/** The largest difference between gradients; NaN where one of them has NaN. */
export function difference(a: FirstStep["gradients"], b: FirstStep["gradients"]): Difference {
  let absolute = 0;
  let largest = 0;
  a.forEach((gradient, k) => {
    for (let i = 0; i < gradient.length; i++) {
      absolute = Math.max(absolute, Math.abs(gradient[i] - b[k][i]));
      largest = Math.max(largest, Math.abs(gradient[i]));
    }
  });
  return { absolute, relative: absolute === 0 ? 0 : absolute / largest };
}

import {
  adam,
  batchNorm,
  compile,
  cost,
  dense,
  dispose,
  lossScaling,
  meanSquaredError,
  type NumericArray,
  ops,
  parametersOf,
  sequential,
  snapshot,
  type Tensor,
  type TypedArray,
  type Variable,
  walk,
} from "@retrograd/core";
import type { Check } from "../check.ts";
import { spaced } from "../gradients/point.ts";
import { exactly, exactlyBetween } from "./exactly.ts";
import { checkOf, type Experiment } from "./experiment.ts";

/** What the backward pass is multiplied by in each step. */
const factors = [1, 1, Infinity, 1, Number.NaN, 1];

/** The check that steps whose gradients are not finite change nothing but the scale, and that others train. */
export function lossScalingChecks(): Check[] {
  return [checkOf("optimizer/lossScaling", overflowing)];
}

const overflowing: Experiment = {
  name: "steps that overflow",
  async run(backend, dtype) {
    const model = sequential([
      dense(3, { weightInitializer: exactly, biasInitializer: exactlyBetween(-1, 1) }),
      batchNorm(),
      dense(1, { weightInitializer: exactly, biasInitializer: exactlyBetween(-1, 1) }),
    ]);
    const optimizer = lossScaling(adam({ learningRate: 0.1 }), { initialScale: 1024, growthInterval: 2 });
    const given = (shape: readonly number[], name: string): NumericArray => {
      const { numbers } = spaced(shape, -1, 1, name);
      return { shape, dtype, data: dtype === "float64" ? Float64Array.from(numbers) : numbers };
    };
    using step = compile(
      backend,
      ({ x, y, factor }: { readonly x: Tensor; readonly y: Tensor; readonly factor: Tensor }, pass) => {
        const outputs = pass.call(model, x);
        const predictions = ops.customGradient(outputs, {
          inputs: { outputs },
          gradients: { outputs: (dy) => ops.mul(dy, factor) },
        });
        const objective = cost(meanSquaredError(), { predictions, targets: y });
        pass.update(optimizer, model, optimizer.gradients(objective, parametersOf(model), pass));
        return { objective };
      },
      { seed: 1986 },
    );
    const results: Record<string, NumericArray> = {};
    for (const [s, factor] of factors.entries()) {
      const data = dtype === "float64" ? Float64Array.of(factor) : Float32Array.of(factor);
      step({ x: given([6, 4], `x ${s}`), y: given([6, 1], `y ${s}`), factor: { shape: [], dtype, data } });
      const named = new Map<Variable, string>([...walk(model).variables, [optimizer.scale, "scale"]]);
      const numbers = await snapshot([...named.keys()]);
      [...named].forEach(([{ shape }, name], i) => {
        results[`${name} after step ${s + 1}`] = {
          shape: shape ?? [],
          dtype,
          data: numbers[i] as TypedArray,
        };
      });
    }
    dispose(model, optimizer);
    return results;
  },
};

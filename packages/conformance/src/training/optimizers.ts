import {
  compile,
  dispose,
  type NumericArray,
  type Optimizer,
  ops,
  type Tensor,
  Variable,
} from "@retrograd/core";
import type { Memory } from "@retrograd/core/backend";
import type { Check } from "../check.ts";
import { spaced } from "../gradients/point.ts";
import { library } from "../library.ts";
import { checkOf, type Experiment } from "./experiment.ts";
import { type OptimizerName, optimizerCases } from "./optimizerCases.ts";

const steps = 5;
const shapes = { w: [3, 5], b: [5], s: [] } as const;

/** The checks of every optimizer: where it moves parameters in a few steps along given gradients. */
export function optimizerChecks(): Check[] {
  return (Object.keys(optimizerCases) as OptimizerName[]).flatMap((name) =>
    checksOfOptimizer(name, library[name]),
  );
}

/** The checks of one optimizer: on every backend it moves parameters to where it does on the reference. */
function checksOfOptimizer<K extends OptimizerName>(name: K, make: (typeof library)[K]): Check[] {
  const variants = (optimizerCases[name] as (of: typeof make) => Record<string, () => Optimizer>)(make);
  return Object.entries(variants).map(([variant, optimizer]) =>
    checkOf(`optimizer/${name}`, trajectory(variant, optimizer)),
  );
}

function trajectory(name: string, make: () => Optimizer): Experiment {
  return {
    name,
    run: async (backend, dtype) => {
      const optimizer = make();
      const model = Object.fromEntries(
        Object.entries(shapes).map(([parameter, shape]) => {
          const { numbers } = spaced(shape, -2, 2, parameter);
          return [parameter, new Variable("parameter", () => numbers, shape, dtype)];
        }),
      );
      using step = compile(backend, (gradients: Readonly<Record<string, Tensor>>, pass) => {
        const given = Object.values(gradients);
        // The gradient of Σ w · g is g.
        const cost = (): Tensor =>
          Object.values(model)
            .map((w, i) => ops.sum(ops.mul(pass.read(w), given[i] as Tensor)))
            .reduce((a, b) => ops.add(a, b));
        pass.update(optimizer, model, optimizer.gradients?.(cost(), Object.values(model), pass) ?? given);
        return {};
      });
      const results: Record<string, NumericArray> = {};
      for (let s = 1; s <= steps; s++) {
        step(
          Object.fromEntries(
            Object.entries(shapes).map(([parameter, shape]) => {
              const { numbers } = spaced(shape, -1, 1.5, `${parameter} ${s}`);
              return [
                parameter,
                { shape, dtype, data: dtype === "float64" ? Float64Array.from(numbers) : numbers },
              ];
            }),
          ),
        );
        for (const [parameter, { memory }] of Object.entries(model)) {
          const [data] = await backend.read([memory as Memory]);
          const shape = shapes[parameter as keyof typeof shapes];
          results[`${parameter} after step ${s}`] = { shape, dtype, data: data as NumericArray["data"] };
        }
      }
      dispose(model, optimizer);
      return results;
    },
  };
}

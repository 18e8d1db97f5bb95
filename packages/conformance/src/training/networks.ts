import {
  adam,
  type Backend,
  compile,
  cost,
  type DType,
  dispose,
  dropout,
  gelu,
  gradients,
  type Layer,
  type Loss,
  l2,
  meanSquaredError,
  type NumericArray,
  namedParametersOf,
  type Optimizer,
  type Output,
  ops,
  parametersOf,
  relu,
  residual,
  sequential,
  sgd,
  sigmoid,
  softmaxCrossEntropy,
  type Tensor,
} from "@retrograd/core";
import type { Memory } from "@retrograd/core/backend";
import type { Check } from "../check.ts";
import { indices, spaced } from "../gradients/point.ts";
import { checkOf, type Experiment, type Results } from "./experiment.ts";
import { weighted } from "./layerCases.ts";

/** A network and all that its training takes, made anew for every run. */
interface Recipe {
  readonly model: Layer;
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  /** Targets: numbers of this shape, or labels of as many classes. */
  readonly targets: readonly number[] | number;
  readonly penalty?: number;
}

const batch = 7;
const features = 5;
const steps = 4;

const recipes: Readonly<Record<string, () => Recipe>> = {
  "5-4-2, sigmoid, squared error, gradient descent": () => ({
    model: sequential([weighted(4), sigmoid(), weighted(2), sigmoid()]),
    loss: meanSquaredError(),
    optimizer: sgd({ learningRate: 0.5 }),
    targets: [batch, 2],
  }),
  "5-9-6-3, relu, cross-entropy, Adam": () => ({
    model: sequential([weighted(9), relu(), weighted(6), relu(), weighted(3)]),
    loss: softmaxCrossEntropy(),
    optimizer: adam({ learningRate: 0.05 }),
    targets: 3,
  }),
  "residual, gelu, dropout, momentum, penalty": () => ({
    model: sequential([
      weighted(6),
      residual(sequential([weighted(8), gelu(), dropout(0.3), weighted(6)])),
      weighted(3),
    ]),
    loss: softmaxCrossEntropy({ labelSmoothing: 0.1 }),
    optimizer: sgd({ learningRate: 0.1, momentum: 0.9, nesterov: true }),
    targets: 3,
    penalty: 0.01,
  }),
};

/** The checks of whole networks: the cost at every step, all gradients at the first, the parameters after the last. */
export function networkChecks(): Check[] {
  return Object.entries(recipes).map(([name, make]) => checkOf("network/trained", experimentOf(name, make)));
}

function experimentOf(name: string, make: () => Recipe): Experiment {
  return { name, run: (backend, dtype) => trained(backend, dtype, make()) };
}

async function trained(
  backend: Backend,
  dtype: DType,
  { model, loss, optimizer, targets, penalty }: Recipe,
): Promise<Results> {
  using step = compile(
    backend,
    ({ x, t }: { readonly x: Tensor; readonly t: Tensor }, pass) => {
      const error = cost(loss, { predictions: pass.call(model, x), targets: t });
      const objective = penalty ? ops.add(error, l2(penalty)(model, pass)) : error;
      const slopes = gradients(objective, parametersOf(model));
      pass.update(optimizer, model, slopes);
      return { objective, slopes: Object.fromEntries(slopes.map((slope, i) => [`${i}`, slope])) };
    },
    { seed: 1986 },
  );
  const names = [...namedParametersOf(model).keys()];
  const results: Record<string, NumericArray> = {};
  for (let s = 0; s < steps; s++) {
    const t =
      typeof targets === "number"
        ? indices([batch], targets, `${s}`)
        : arrayOf(targets, dtype, `targets ${s}`);
    const { objective, slopes } = step({ x: arrayOf([batch, features], dtype, `inputs ${s}`), t });
    results[`cost of step ${s + 1}`] = await objective.readArray();
    if (s > 0) continue;
    for (const [i, output] of Object.values<Output>(slopes).entries())
      results[`∂E/∂${names[i]}`] = await output.readArray();
  }
  for (const [name, { memory, shape }] of namedParametersOf(model)) {
    const [data] = await backend.read([memory as Memory]);
    results[`${name} in the end`] = { shape: shape ?? [], dtype, data: data as NumericArray["data"] };
  }
  dispose(model, optimizer);
  return results;
}

function arrayOf(shape: readonly number[], dtype: DType, seed: string): NumericArray {
  const { numbers } = spaced(shape, -1, 1, seed);
  return { shape, dtype, data: dtype === "float64" ? Float64Array.from(numbers) : numbers };
}

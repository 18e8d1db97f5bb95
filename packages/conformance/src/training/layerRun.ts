import {
  type Backend,
  compile,
  type DType,
  dispose,
  gradients,
  type NumericArray,
  namedParametersOf,
  type Output,
  type Tensor,
  type TypedArray,
  type Variable,
  walk,
} from "@retrograd/core";
import type { Memory } from "@retrograd/core/backend";
import { costOf } from "../gradients/derivatives.ts";
import { spaced } from "../gradients/point.ts";
import type { Results } from "./experiment.ts";
import type { LayerCase } from "./layerCases.ts";

/** A layer on a backend: what it gives, its cost, the gradients of input and parameters, and the state that it leaves. */
export class LayerRun {
  /** Numbers of the input. */
  readonly x: TypedArray;
  readonly parameters: ReadonlyMap<string, Variable>;
  private readonly backend: Backend;
  private readonly shape: readonly number[];
  private readonly dtype: DType;
  private readonly model: { readonly layer: ReturnType<LayerCase["make"]> };
  private readonly step: ReturnType<typeof layerStep>;

  constructor(backend: Backend, dtype: DType, { make, shape, training = true }: LayerCase) {
    const { numbers } = spaced(shape);
    this.backend = backend;
    this.x = dtype === "float64" ? Float64Array.from(numbers) : numbers.slice();
    this.shape = shape;
    this.dtype = dtype;
    this.model = { layer: make() };
    this.parameters = namedParametersOf(this.model.layer);
    this.step = layerStep(backend, this.model.layer, [...this.parameters.values()], training);
  }

  async results(): Promise<Results> {
    // Always the same random numbers, whoever asks how often.
    this.step.runs = 0;
    const outputs = this.step({ x: { shape: this.shape, dtype: this.dtype, data: this.x } }) as {
      readonly [key: string]: Output;
    };
    const names = ["y", "cost", "∂/∂x", ...[...this.parameters.keys()].map((name) => `∂/∂${name}`)];
    const results: Record<string, NumericArray> = {};
    for (const [i, output] of Object.values(outputs).entries())
      results[names[i] as string] = await output.readArray();
    for (const [variable, name] of walk(this.model.layer).variables) {
      if (variable.role === "parameter") continue;
      const [data] = await this.backend.read([variable.memory as Memory]);
      results[`${name} afterwards`] = {
        shape: variable.shape ?? [],
        dtype: this.dtype,
        data: data as TypedArray,
      };
    }
    return results;
  }

  [Symbol.dispose](): void {
    this.step.dispose();
    dispose(this.model);
  }
}

function layerStep(
  backend: Backend,
  layer: ReturnType<LayerCase["make"]>,
  parameters: readonly Variable[],
  training: boolean,
) {
  return compile(
    backend,
    ({ x }: { readonly x: Tensor }, pass) => {
      const y = pass.call(layer, x);
      const cost = costOf({ y }) as Tensor;
      const slopes = gradients(cost, [x, ...parameters]);
      return { y, cost, ...Object.fromEntries(slopes.map((slope, i) => [`slope${i}`, slope])) };
    },
    { seed: 1986, training },
  );
}

import {
  type AnyLayer,
  type Backend,
  compile,
  type DType,
  dispose,
  gradients,
  type Initializer,
  type Layer,
  type NumericArray,
  namedParametersOf,
  type Output,
  Tensor,
  type TypedArray,
  type Variable,
  walk,
} from "@retrograd/core";
import type { Memory } from "@retrograd/core/backend";
import { costOf } from "../gradients/derivatives.ts";
import type { Tensors } from "../gradients/differentiable.ts";
import type { Results } from "./experiment.ts";
import type { LayerCase } from "./layerCases.ts";
import { arraysFor, floatsOf } from "./layerInput.ts";

/** A layer on a backend: what it gives, its cost, the gradients of input and parameters, and the state that it leaves. */
export class LayerRun {
  /** The input's numbers that have gradients, by name. */
  readonly x: ReadonlyMap<string, NumericArray>;
  readonly parameters: ReadonlyMap<string, Variable>;
  private readonly backend: Backend;
  private readonly dtype: DType;
  private readonly input: object;
  private readonly model: { readonly layer: AnyLayer };
  private readonly step: ReturnType<typeof layerStep>;

  constructor(backend: Backend, dtype: DType, { make, shape, training = true }: LayerCase) {
    this.backend = backend;
    this.dtype = dtype;
    this.input = arraysFor(shape, dtype);
    this.x = floatsOf(this.input);
    this.model = { layer: make(dtype) };
    for (const variable of walk(this.model.layer).variables.keys()) startExactly(variable);
    this.parameters = namedParametersOf(this.model.layer);
    this.step = layerStep(backend, this.model.layer, [...this.parameters.values()], training);
  }

  async results(): Promise<Results> {
    // Always the same random numbers, whoever asks how often.
    this.step.runs = 0;
    const { y, cost, slopes } = this.step({ input: this.input } as never) as unknown as LayerOutputs;
    const results: Record<string, NumericArray> = { cost: await cost.readArray() };
    for (const [name, output] of Object.entries(y)) results[name] = await output.readArray();
    const names = [...this.x.keys(), ...this.parameters.keys()];
    for (const [i, slope] of Object.values(slopes).entries())
      results[`∂/∂${names[i]}`] = await slope.readArray();
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

type Named = Readonly<Record<string, Output>>;
interface LayerOutputs {
  readonly y: Named;
  readonly cost: Output;
  readonly slopes: Named;
}

/** First numbers that are exact in float32, so that every dtype starts from the same ones. */
function startExactly(variable: Variable): void {
  const { initializer } = variable;
  const exactly: Initializer = (shape, random) => Float32Array.from(initializer(shape, random));
  Object.assign(variable, { initializer: exactly });
}

function layerStep(backend: Backend, layer: AnyLayer, parameters: readonly Variable[], training: boolean) {
  return compile(
    backend,
    ({ input }: { readonly input: Tensor }, pass) => {
      const result: Tensor | Tensors = pass.call(layer as Layer<unknown, Tensor | Tensors>, input);
      const y: Tensors = result instanceof Tensor ? { y: result } : result;
      const cost = costOf(y) as Tensor;
      const slopes = gradients(cost, [...floatsOf<Tensor>(input).values(), ...parameters]);
      return { y, cost, slopes: Object.fromEntries(slopes.map((slope, i) => [`slope${i}`, slope])) };
    },
    { seed: 1986, training },
  );
}

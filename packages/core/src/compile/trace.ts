import type { Backend } from "../backend/backend.ts";
import type { DType, Shape } from "../backend/dtype.ts";
import { RetrogradError, reject } from "../backend/error.ts";
import { inputLeaf, variableLeaf } from "../graph/apply.ts";
import { within } from "../graph/scope.ts";
import type { Tensor } from "../graph/tensor.ts";
import type { Variable } from "../graph/variable.ts";
import type { AnyLayer, Layer } from "../layers/layer.ts";
import { parametersOf } from "../layers/walk.ts";
import { sameShape } from "../ops/broadcastTo.ts";
import type { Optimizer } from "../optimizers/optimizer.ts";
import { updateParameters } from "../optimizers/update.ts";
import { hashOf } from "../random/random.ts";
import { Names } from "./names.ts";
import type { Pass } from "./pass.ts";

/** A number that is asked for before every run. */
export interface Scalar {
  readonly name: string;
  readonly tensor: Tensor;
  readonly provide: () => number;
}

/** One trace of a function: what it read, assigned and asked for on the way. */
export class Trace implements Pass {
  readonly training: boolean;
  readonly scalars: Scalar[] = [];
  readonly assigned: Map<Variable, Tensor> = new Map();
  readonly optimizers: Set<Optimizer> = new Set();
  /** Variables that were read or assigned, with their names. */
  readonly variables: Map<Variable, string> = new Map();
  /** Shapes that open variables take when the trace has succeeded. */
  readonly shapes: Map<Variable, { readonly shape: Shape; readonly dtype: DType }> = new Map();
  /** Which layer was called by each name, with what, and what it returned; the second call of a shared one is `name#2`. */
  readonly calls: Map<string, { readonly layer: AnyLayer; readonly x: unknown; readonly y: unknown }> =
    new Map();
  /** The key of the run's random numbers: seed and number of the run. */
  key: Tensor | null = null;
  readonly #backend: Pick<Backend, "name" | "dtypes">;
  readonly #leaves: Map<Variable, Tensor> = new Map();
  readonly #names: Names = new Names();
  readonly #path: string[] = [];
  /** How often each layer was called. */
  readonly #counts: Map<string, number> = new Map();
  #streams = 0;
  /** What was assigned when the latest update ended. */
  #settled: ReadonlyMap<Variable, Tensor> = new Map();

  constructor(backend: Pick<Backend, "name" | "dtypes">, training: boolean) {
    this.#backend = backend;
    this.training = training;
  }

  input(name: string, shape: Shape, dtype: DType): Tensor {
    const backend = this.#backend;
    checkDType(`input ${name}`, dtype, backend);
    return inputLeaf(name, shape, dtype);
  }

  call<In, Out>(layer: Layer<In, Out>, x: In): Out {
    const name = this.#names.ofLayer(layer, this.#path.at(-1) ?? "");
    this.#path.push(name);
    try {
      const y = within(name, () => layer.forward(x, this));
      this.#record(name, layer, x, y);
      return y;
    } catch (error) {
      throw located(error, name);
    } finally {
      this.#path.pop();
    }
  }

  read(variable: Variable, shape?: Shape, dtype?: DType): Tensor {
    this.#note(variable);
    const assigned = this.assigned.get(variable);
    if (assigned) return assigned;
    const known = this.#leaves.get(variable);
    const its = this.#shapeOf(variable, shape, dtype);
    if (known) return known;
    const tensor = variableLeaf(variable, its.shape, its.dtype);
    this.#leaves.set(variable, tensor);
    return tensor;
  }

  assign(variable: Variable, value: Tensor): void {
    this.#note(variable);
    const { shape, dtype } = this.#shapeOf(variable, value.shape, value.dtype);
    if (dtype !== value.dtype || !sameShape(shape, value.shape))
      reject(
        "assign",
        `cannot put ${value.dtype} [${value.shape}] into ${this.#nameFor(variable)}, which is ${dtype} [${shape}]`,
        "both must be the same",
      );
    this.assigned.set(variable, value);
  }

  scalar(name: string, provide: () => number, dtype: DType = "float32"): Tensor {
    const known = this.scalars.find((scalar) => scalar.provide === provide && scalar.tensor.dtype === dtype);
    if (known) return known.tensor;
    const tensor = inputLeaf(name, [], dtype);
    this.scalars.push({ name, tensor, provide });
    return tensor;
  }

  random(): { readonly key: Tensor; readonly stream: number } {
    this.key ??= inputLeaf("random key", [2], "int32");
    return { key: this.key, stream: hashOf(`${this.#path.at(-1) ?? ""} ${this.#streams++}`) };
  }

  update(optimizer: Optimizer, model: unknown, gradients: readonly Tensor[]): void {
    this.#names.learn(model);
    const parameters = parametersOf(model);
    if (parameters.length !== gradients.length)
      reject(
        "update",
        `was given ${gradients.length} gradients for ${parameters.length} parameters`,
        "pass gradients(cost, parametersOf(model)) of the same model",
      );
    const first = !this.optimizers.has(optimizer);
    this.optimizers.add(optimizer);
    updateParameters(
      optimizer,
      this,
      parameters.map((variable, i) => ({
        variable,
        name: this.#nameFor(variable),
        gradient: gradients[i] as Tensor,
      })),
      first,
    );
    optimizer.settle?.(this, this.assigned, this.#settled);
    this.#settled = new Map(this.assigned);
  }

  #shapeOf(variable: Variable, shape?: Shape, dtype: DType = "float32"): { shape: Shape; dtype: DType } {
    const its = this.shapes.get(variable) ?? { shape: variable.shape, dtype: variable.dtype };
    const full = { shape: its.shape ?? shape, dtype: its.dtype ?? dtype };
    if (!full.shape)
      return reject(
        "read",
        `${this.#nameFor(variable)} has no shape yet`,
        "give the shape where it is first read",
      );
    if (shape && !sameShape(full.shape, shape))
      reject(
        "read",
        `${this.#nameFor(variable)} has shape [${full.shape}] where [${shape}] is needed`,
        "give the layer inputs of the size that it was made for",
      );
    const known = { shape: full.shape, dtype: full.dtype };
    this.shapes.set(variable, known);
    return known;
  }

  /** Remembers that the trace uses a variable; inside a layer, the walk must have found it. */
  #note(variable: Variable): void {
    if (this.variables.has(variable)) return;
    const layer = this.#path.at(-1);
    const name = this.#names.variables.get(variable);
    if (layer !== undefined && name === undefined && variable.role === "parameter")
      reject(
        layer,
        "uses a variable that is not among its properties",
        "make it a property, no private field or closure, so that it is trained",
      );
    this.variables.set(variable, name ?? `variable ${this.variables.size}`);
  }

  #nameFor(variable: Variable): string {
    return this.#names.variables.get(variable) ?? this.variables.get(variable) ?? "a variable";
  }

  #record(name: string, layer: AnyLayer, x: unknown, y: unknown): void {
    const call = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, call);
    this.calls.set(call > 1 ? `${name}#${call}` : name, { layer, x, y });
  }
}

/** The same error, with the innermost layer that it comes from. */
function located(error: unknown, layer: string): unknown {
  if (
    error instanceof RetrogradError &&
    !error.message.includes("(in layer ") &&
    !error.message.startsWith(layer)
  )
    error.message = error.message.replace(/\.?$/, ` (in layer ${layer}).`);
  return error;
}

/** Refuses a dtype that a backend does not have. */
export function checkDType(subject: string, dtype: DType, backend: Pick<Backend, "name" | "dtypes">): void {
  if (!backend.dtypes.includes(dtype))
    reject(
      subject,
      `is ${dtype}, which ${backend.name} does not have`,
      `it has ${backend.dtypes.join(", ")}`,
    );
}

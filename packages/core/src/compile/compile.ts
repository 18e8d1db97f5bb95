import type { NumericArray } from "../array/array.ts";
import type { Backend, Executable, Memory } from "../backend/backend.ts";
import { type DType, type TypedArray, zeros } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Plan } from "../backend/plan.ts";
import { checksOf } from "../graph/expect.ts";
import type { Tensor } from "../graph/tensor.ts";
import type { Variable } from "../graph/variable.ts";
import { makePlan } from "../plan/plan.ts";
import { Output } from "./output.ts";
import type { Pass } from "./pass.ts";
import { place } from "./place.ts";
import { eachArray, type Given, namedTensors, nested, type Outputs, put, type Tensors } from "./structure.ts";
import { Trace } from "./trace.ts";

/** Settings of `compile`. */
export interface CompileOptions {
  /** What plans and errors call it. */
  readonly name?: string;
  /** Whether layers behave as in training; yes, unless said. */
  readonly training?: boolean;
  /** Seed of first weights and of the runs' random numbers. */
  readonly seed?: number;
  /** Most plans that are kept, one for each combination of input shapes; the least recently used is let go. */
  readonly plans?: number;
}

/** A traced function: every call is one run of its plan, and returns at once. */
export interface Step<In, Out> {
  (inputs: Given<In>): Outputs<Out>;
  /** Runs so far: with the seed, the key of random numbers. */
  runs: number;
  /** The plan for inputs of these shapes; `describe()` prints it. */
  plan(inputs: Given<In>): Plan;
  /** Gives the plans' memory back; variables keep theirs. */
  dispose(): void;
  /** The same, for `using step = compile(…)`. */
  [Symbol.dispose](): void;
}

/**
 * Makes a function of tensors run on a backend. It is traced once for each combination of input shapes and
 * dtypes, planned, and replayed from then on. Inputs are x and y; others are named by annotating the function's:
 * `compile(backend, ({ a, b }: { a: Tensor; b: Tensor }) => ({ sum: ops.add(a, b) }))`.
 *
 * @example
 * const step = compile(backend, ({ x, y }, pass) => {
 *   const objective = cost(loss, { predictions: pass.call(model, x), targets: y });
 *   pass.update(optimizer, model, gradients(objective, parametersOf(model)));
 *   return { objective };
 * });
 * console.log(await step({ x, y }).objective.read());
 */
export function compile<In extends Tensors = { x: Tensor; y: Tensor }, Out extends Tensors = Tensors>(
  backend: Backend,
  fn: (inputs: In, pass: Pass) => Out,
  options: CompileOptions = {},
): Step<In, Out> {
  const traced = new Traced(backend, (inputs, pass) => fn(inputs as In, pass), options);
  const dispose = (): void => traced.dispose();
  const step = Object.assign((inputs: Given<In>) => traced.run(inputs, step) as Outputs<Out>, {
    runs: 0,
    plan: (inputs: Given<In>) => traced.readyFor(inputs).plan,
    dispose,
    [Symbol.dispose]: dispose,
  }) as Step<In, Out>;
  return step;
}

/** One plan of a traced function, for inputs of one combination of shapes. */
interface Ready {
  readonly inputs: readonly { readonly name: string; readonly tensor: Tensor }[];
  readonly trace: Trace;
  readonly plan: Plan;
  readonly executable: Executable;
  readonly outputs: readonly {
    readonly name: string;
    readonly keys: readonly string[];
    readonly tensor: Tensor;
  }[];
  /** The variables as they were when the plan was made. */
  readonly variables: readonly {
    readonly variable: Variable;
    readonly memory: Memory;
    readonly trainable: boolean;
  }[];
  /** Room for the numbers of one run: inputs, then scalars, then the random key. */
  readonly numbers: TypedArray[];
}

class Traced {
  #ready: Ready[] = [];
  readonly #backend: Backend;
  readonly #fn: (inputs: Tensors, pass: Pass) => Tensors;
  readonly #options: CompileOptions;

  constructor(backend: Backend, fn: (inputs: Tensors, pass: Pass) => Tensors, options: CompileOptions) {
    this.#backend = backend;
    this.#fn = fn;
    this.#options = options;
  }

  /** Runs the plan for these inputs; `counter` counts the runs. */
  run(inputs: object, counter: { runs: number }): Record<string, unknown> {
    const { given, names } = listed(inputs);
    const ready = this.#find(given, names);
    const { numbers, trace } = ready;
    for (let i = 0; i < given.length; i++) {
      const { data } = given[i] as NumericArray;
      for (const check of checksOf((ready.inputs[i] as Ready["inputs"][number]).tensor)) check(data);
      numbers[i] = data;
    }
    let at = given.length;
    for (const { provide } of trace.scalars) (numbers[at++] as TypedArray)[0] = provide();
    if (trace.key) {
      const key = numbers[at] as TypedArray;
      key[0] = this.#options.seed ?? 0;
      key[1] = counter.runs;
    }
    const results = ready.executable.run(numbers);
    counter.runs++;
    for (const optimizer of trace.optimizers) optimizer.state.steps++;
    const outputs: Record<string, unknown> = {};
    ready.outputs.forEach(({ name, keys, tensor: { dtype, shape } }, i) => {
      put(outputs, keys, new Output(name, dtype, shape, results[i] as (typeof results)[number]));
    });
    return outputs;
  }

  readyFor(inputs: object): Ready {
    const { given, names } = listed(inputs);
    return this.#find(given, names);
  }

  dispose(): void {
    for (const { executable } of this.#ready) executable.dispose();
    this.#ready = [];
  }

  /** The plan for these inputs, made if there is none yet; the last one used comes first. */
  #find(given: readonly NumericArray[], names: readonly string[]): Ready {
    const first = this.#ready[0];
    if (first && fits(first, given, names)) return first;
    const i = this.#ready.findIndex((ready) => fits(ready, given, names));
    const [ready] = i < 0 ? [this.#make(given, names)] : this.#ready.splice(i, 1);
    this.#ready.unshift(ready as Ready);
    const most = this.#options.plans ?? 16;
    for (const old of this.#ready.splice(most)) old.executable.dispose();
    this.#ready = this.#ready.filter(
      (other) => other === ready || areCurrent(other) || other.executable.dispose(),
    );
    return ready as Ready;
  }

  #make(given: readonly NumericArray[], names: readonly string[]): Ready {
    const backend = this.#backend;
    const options = this.#options;
    const trace = new Trace(backend, options.training ?? true);
    const inputs = given.map(({ shape, dtype }, i) => {
      const name = names[i] as string;
      return { name, tensor: trace.input(name, shape, dtype) };
    });
    const traced = this.#fn(
      nested(inputs.map(({ name, tensor }) => [name, tensor] as const)) as Tensors,
      trace,
    );
    const outputs = namedTensors(traced).map(([name, tensor]) => ({ name, keys: name.split("."), tensor }));
    const scalars = trace.scalars.map(({ name, tensor }) => ({ name, tensor }));
    if (trace.key) scalars.push({ name: "random key", tensor: trace.key });
    const memories = this.#placeVariables(trace);
    const variables = [...memories].map(([variable, memory]) => ({
      variable,
      memory,
      trainable: variable.trainable,
    }));
    const plan = makePlan({
      name: options.name ?? "step",
      inputs: [...inputs, ...scalars],
      outputs,
      assignments: [...trace.assigned].map(([variable, value]) => ({ variable, value })),
      memoryOf: (variable) => memories.get(variable) as Memory,
      backend,
    });
    const executable = backend.compile(plan);
    const numbers = [
      ...given.map(({ data }) => data),
      ...scalars.map(({ tensor }) => zeros(tensor.dtype, tensor.shape[0] ?? 1)),
    ];
    return { inputs, trace, plan, executable, outputs, variables, numbers };
  }

  /** The trace has succeeded: its variables take their shapes, and the new ones their first numbers. */
  #placeVariables(trace: Trace): Map<Variable, Memory> {
    const backend = this.#backend;
    const foreign = [...trace.variables].find(
      ([variable]) => variable.memory && variable.backend !== backend,
    );
    if (foreign) place(foreign[0], foreign[1], backend, 0);
    const memories = new Map<Variable, Memory>();
    for (const [variable, name] of trace.variables) {
      const known = trace.shapes.get(variable) as { shape: readonly number[]; dtype: DType };
      if (!backend.dtypes.includes(known.dtype))
        reject(
          name,
          `is ${known.dtype}, which ${backend.name} does not have`,
          `it has ${backend.dtypes.join(", ")}`,
        );
      variable.shape = known.shape;
      variable.dtype = known.dtype;
      memories.set(variable, place(variable, name, backend, this.#options.seed ?? 0));
    }
    return memories;
  }
}

/** The arrays of a call, with their names. */
function listed(inputs: object): {
  readonly given: readonly NumericArray[];
  readonly names: readonly string[];
} {
  const given: NumericArray[] = [];
  const names: string[] = [];
  eachArray(inputs, (array, name) => {
    given.push(array);
    names.push(name);
  });
  return { given, names };
}

function fits(ready: Ready, given: readonly NumericArray[], names: readonly string[]): boolean {
  if (ready.inputs.length !== given.length) return false;
  for (let i = 0; i < given.length; i++) {
    const { name, tensor } = ready.inputs[i] as Ready["inputs"][number];
    const { dtype, shape } = given[i] as NumericArray;
    if (name !== names[i] || tensor.dtype !== dtype || tensor.shape.length !== shape.length) return false;
    for (let d = 0; d < shape.length; d++) if (shape[d] !== tensor.shape[d]) return false;
  }
  return areCurrent(ready);
}

/** Whether the plan's variables still live where they did when it was made, and none was frozen since. */
function areCurrent({ variables }: Ready): boolean {
  for (const { variable, memory, trainable } of variables)
    if (variable.memory !== memory || variable.trainable !== trainable) return false;
  return true;
}

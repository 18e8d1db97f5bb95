import type { NumericArray } from "../array/array.ts";
import type { Backend, Memory, Result, Timing } from "../backend/backend.ts";
import { type DType, type TypedArray, zeros } from "../backend/dtype.ts";
import { checksOf } from "../graph/expect.ts";
import { Tensor } from "../graph/tensor.ts";
import type { Variable } from "../graph/variable.ts";
import { makePlan } from "../plan/plan.ts";
import type { CompileOptions } from "./compile.ts";
import { Output } from "./output.ts";
import type { Pass } from "./pass.ts";
import { place } from "./place.ts";
import { areCurrent, fits, type Ready } from "./ready.ts";
import { eachArray, leavesOf, nested, put, type Tensors } from "./structure.ts";
import { checkDType, Trace } from "./trace.ts";

/** A function, with the plans that it has been given so far. */
export class Traced {
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
    return this.#counted(inputs, counter, (ready) => recordOf(ready, ready.executable.run(ready.numbers)));
  }

  /** The same for each of the batches, those of one plan after the other at once. */
  many(batches: readonly object[], counter: { runs: number }): Record<string, unknown>[] {
    const records: Record<string, unknown>[] = [];
    let ready: Ready | null = null;
    let waiting: TypedArray[][] = [];
    const run = (its: Ready): void => {
      for (const results of its.executable.runMany(waiting)) records.push(recordOf(its, results));
      waiting = [];
    };
    for (const inputs of batches) {
      const { given, names } = listed(inputs);
      // Another plan may be what gives this one's memory back.
      if (ready && !fits(ready, given, names)) run(ready);
      ready = this.#counted(inputs, counter, (its) => {
        const kept = its.inputs.length;
        waiting.push(its.numbers.map((each, i) => (i < kept ? each : (each.slice() as TypedArray))));
        return its;
      });
    }
    if (ready) run(ready);
    return records;
  }

  /** The same, for how long its parts take. */
  timings(inputs: object, counter: { runs: number }): Promise<readonly Timing[]> {
    return this.#counted(inputs, counter, ({ executable, numbers }) => executable.profile(numbers));
  }

  /** The plan for these inputs, with their numbers. */
  readyFor(inputs: object): Ready {
    const { given, names } = listed(inputs);
    const ready = this.#find(given, names);
    for (let i = 0; i < given.length; i++) ready.numbers[i] = (given[i] as NumericArray).data;
    return ready;
  }

  dispose(): void {
    for (const { executable } of this.#ready) executable.dispose();
    this.#ready = [];
  }

  /** Makes one run of the plan for these inputs, with the numbers that it takes, and counts it. */
  #counted<T>(inputs: object, counter: { runs: number }, run: (ready: Ready) => T): T {
    const ready = this.readyFor(inputs);
    const { numbers, trace } = ready;
    let at = 0;
    for (const { checks } of ready.inputs) {
      const data = numbers[at++] as TypedArray;
      for (const check of checks) check(data);
    }
    for (const { provide } of trace.scalars) (numbers[at++] as TypedArray)[0] = provide();
    if (trace.key) {
      const key = numbers[at] as TypedArray;
      key[0] = this.#options.seed ?? 0;
      key[1] = counter.runs;
    }
    const made = run(ready);
    counter.runs++;
    for (const optimizer of trace.optimizers) optimizer.state.steps++;
    return made;
  }

  /** The plan for these inputs, made if there is none yet; the last one used comes first. */
  #find(given: readonly NumericArray[], names: readonly string[]): Ready {
    const first = this.#ready[0];
    if (first && fits(first, given, names)) return first;
    const i = this.#ready.findIndex((ready) => fits(ready, given, names));
    const [ready] = i < 0 ? [this.#make(given, names)] : this.#ready.splice(i, 1);
    this.#ready.unshift(ready as Ready);
    const most = this.#options.plans || 16;
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
    const outputs = leavesOf(traced, (it) => it instanceof Tensor).map(([keys, tensor]) => {
      return { name: keys.join("."), keys, tensor };
    });
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
    const checked = inputs.map((input) => ({ ...input, checks: checksOf(input.tensor) }));
    return { inputs: checked, trace, plan, executable, outputs, variables, numbers };
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
      checkDType(name, known.dtype, backend);
      variable.shape = known.shape;
      variable.dtype = known.dtype;
      memories.set(variable, place(variable, name, backend, this.#options.seed ?? 0));
    }
    return memories;
  }
}

/** A plan's results, under the names that the function gave them. */
function recordOf({ outputs }: Ready, results: readonly Result[]): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  let i = 0;
  for (const { name, keys, tensor } of outputs)
    put(record, keys, new Output(name, tensor.dtype, tensor.shape, results[i++] as Result));
  return record;
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

import type { Backend, Timing } from "../backend/backend.ts";
import type { Plan } from "../backend/plan.ts";
import type { Tensor } from "../graph/tensor.ts";
import type { Pass } from "./pass.ts";
import type { Given, Outputs, Tensors } from "./structure.ts";
import { Traced } from "./traced.ts";

/** What `using` looks for, also where the language does not have it yet and a bundler writes it out. */
const disposal: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

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
  /**
   * Runs once for each of the batches, in order, as so many calls of the step do. A GPU is given all of them in one submission,
   * which leaves less to be done in JavaScript for each; the arrays may be changed once this has returned.
   */
  many(batches: readonly Given<In>[]): Outputs<Out>[];
  /** Runs so far: with the seed, the key of random numbers. */
  runs: number;
  /** Those of the backend: ways to compute that it has found to be the fastest, which a checkpoint keeps. */
  readonly choices: Map<string, string>;
  /** The plan for inputs of these shapes; `describe()` prints it. */
  plan(inputs: Given<In>): Plan;
  /** One run as any other, whose outputs are dropped, and how long its parts took: what `profile` makes its table of. */
  timings(inputs: Given<In>): Promise<readonly Timing[]>;
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
    many: (batches: readonly Given<In>[]) => traced.many(batches, step) as Outputs<Out>[],
    runs: 0,
    choices: backend.choices,
    plan: (inputs: Given<In>) => traced.readyFor(inputs).plan,
    timings: (inputs: Given<In>) => traced.timings(inputs, step),
    dispose,
    [disposal]: dispose,
  }) as Step<In, Out>;
  return step;
}

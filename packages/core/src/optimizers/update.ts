import { sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Pass } from "../compile/pass.ts";
import type { Tensor } from "../graph/tensor.ts";
import { Variable } from "../graph/variable.ts";
import { add } from "../ops/add.ts";
import { cast } from "../ops/cast.ts";
import { mul } from "../ops/mul.ts";
import type { Optimizer, OptimizerState } from "./optimizer.ts";

export interface ParameterGradient {
  readonly variable: Variable;
  readonly name: string;
  readonly gradient: Tensor;
}

/**
 * Assigns every parameter what the optimizer makes of it, and carries the optimizer's state on.
 *
 * @param first whether it is the optimizer's first update in this trace: a run is one step of it
 */
export function updateParameters(
  optimizer: Optimizer,
  pass: Pass,
  parameters: readonly ParameterGradient[],
  first: boolean,
): void {
  const { state } = optimizer;
  const counter = counterOf(state);
  const count = pass.read(counter, [], "int32");
  const step = first ? add(count, 1) : count;
  for (const { variable, name, gradient } of parameters) {
    const w = pass.read(variable);
    const rate = pass.scalar(`${optimizer.name} learning rate`, providerOf(optimizer), w.dtype);
    const factor = factorOf(optimizer.rates, name);
    const value = optimizer.update(w, gradient, {
      name,
      learningRate: factor === 1 ? rate : mul(rate, factor),
      step: cast(step, w.dtype),
      read: (key, initial = 0, shape = w.shape) =>
        pass.read(stateOf(state, variable, key, initial), shape, w.dtype),
      write: (key, moment) => pass.assign(stateOf(state, variable, key, 0), moment),
    });
    pass.assign(variable, value);
  }
  pass.assign(counter, step);
}

/** The state variable of an optimizer for a parameter, by name. */
function stateOf(state: OptimizerState, parameter: Variable, name: string, initial: number): Variable {
  const own = state.variables.get(parameter) ?? new Map<string, Variable>();
  state.variables.set(parameter, own);
  const known = own.get(name) ?? new Variable("state", (shape) => filled(shape, initial));
  own.set(name, known);
  return known;
}

function filled(shape: readonly number[], value: number): Float64Array {
  return new Float64Array(value === 0 ? 0 : sizeOf(shape)).fill(value);
}

/** The optimizer's step counter on the device. */
function counterOf(state: OptimizerState): Variable {
  const counter = state.counters.get("steps") ?? new Variable("state", () => [state.steps]);
  state.counters.set("steps", counter);
  return counter;
}

const providers = new WeakMap<Optimizer, () => number>();

/** Asks the optimizer's schedule, always by the same function, so that a trace has one scalar for it. */
function providerOf(optimizer: Optimizer): () => number {
  const known = providers.get(optimizer);
  if (known) return known;
  const { name, learningRate, state } = optimizer;
  const provider =
    typeof learningRate === "number"
      ? () => learningRate
      : () => scheduledRate(name, learningRate(state.steps), state.steps);
  providers.set(optimizer, provider);
  return provider;
}

function scheduledRate(name: string, rate: number, step: number): number {
  if (!(rate >= 0 && rate < Infinity))
    reject(
      name,
      `the schedule gave the learning rate ${rate} at step ${step}`,
      "it must be a finite number from 0",
    );
  return rate;
}

/** The factor for a parameter: that of the longest name in `rates` that is its own or the start of it. */
function factorOf(rates: Readonly<Record<string, number>>, name: string): number {
  let best = "";
  let factor = 1;
  for (const [start, rate] of Object.entries(rates)) {
    if (start.length < best.length || !(name === start || name.startsWith(`${start}.`))) continue;
    best = start;
    factor = rate;
  }
  return factor;
}

import { forget } from "../compile/place.ts";
import { Variable } from "../graph/variable.ts";
import type { Optimizer, OptimizerState } from "../optimizers/optimizer.ts";
import { type Fitted, fitted, put } from "./fit.ts";
import { layoutLike, momentsOf, splitName } from "./moments.ts";
import type { Stored } from "./safetensors/decode.ts";

/** What a file has of an optimizer's state, ready to take the place of what there is. */
export interface StoredState {
  /** The file's names of it. */
  readonly names: readonly string[];
  readonly moments: readonly Moment[];
  /** What there is, and the file has not. */
  readonly stale: readonly Variable[];
}

interface Moment {
  readonly fit: Fitted;
  readonly attach: () => void;
}

/** Finds the arrays whose names start with `prefix` their places in an optimizer's state, which stays as it is.
 *
 * @throws RetrogradError where one does not fit */
export function storedState(
  arrays: ReadonlyMap<string, Stored>,
  optimizer: Optimizer,
  prefix: string,
  parameters: ReadonlyMap<string, Variable>,
): StoredState {
  const names: string[] = [];
  const moments: Moment[] = [];
  const known = new Map(momentsOf("restore", optimizer, parameters));
  for (const [name, array] of arrays) {
    if (!name.startsWith(prefix)) continue;
    const own = name.slice(prefix.length);
    const place = placeOf(own, known.get(own), optimizer.state, parameters, array.shape.length);
    if (!place) continue;
    names.push(name);
    moments.push({ fit: fitted("restore", name, place.variable, array), attach: place.attach });
    known.delete(own);
  }
  return { names, moments, stale: [...known.values()] };
}

/** The file's state takes the place of the optimizer's; moments that the file lacks start anew when next used. */
export function replaceState({ state }: Optimizer, { moments, stale }: StoredState): void {
  for (const variable of stale) forget(variable);
  state.variables.clear();
  for (const { attach } of moments) attach();
  put(moments.map(({ fit }) => fit));
}

/** The variable of a name, a new one where none is known, and how it becomes part of the state. */
function placeOf(
  name: string,
  known: Variable | undefined,
  state: OptimizerState,
  parameters: ReadonlyMap<string, Variable>,
  axes: number,
): { readonly variable: Variable; readonly attach: () => void } | null {
  const counter =
    state.counters.get(name) ??
    (name === "steps" ? new Variable("state", () => [state.steps], [], "int32") : null);
  if (counter) return { variable: counter, attach: () => state.counters.set(name, counter) };
  const split = splitName(name, parameters);
  if (!split) return null;
  const { parameter, moment } = split;
  const variable = known ?? new Variable("state", zeros);
  if (!variable.shape) variable.layout = layoutLike(parameter, axes);
  const attach = (): void => {
    const own = state.variables.get(parameter) ?? new Map<string, Variable>();
    state.variables.set(parameter, own.set(moment, variable));
  };
  return { variable, attach };
}

/** Never asked for: a restored moment has its numbers from the file. */
function zeros(shape: readonly number[]): Float64Array {
  return new Float64Array(shape.reduce((size, axis) => size * axis, 1));
}

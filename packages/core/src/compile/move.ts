import type { Backend, Memory } from "../backend/backend.ts";
import type { TypedArray } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Variable } from "../graph/variable.ts";
import { walk } from "../layers/walk.ts";
import type { Optimizer } from "../optimizers/optimizer.ts";
import { snapshot } from "../saving/snapshot.ts";
import { forget } from "./place.ts";

/**
 * Moves a model's numbers, and those of its optimizers' state, to another backend, as of the moment of the call. What
 * has no numbers yet stays open. Functions compiled for the old backend can no longer run with the model.
 *
 * @throws RetrogradError where the backend does not have a dtype; nothing has moved then
 * @example
 * await move(model, await webgpu(), optimizer);
 */
export async function move(model: unknown, backend: Backend, ...optimizers: Optimizer[]): Promise<void> {
  const moving = [...variablesOf(model, optimizers)].filter(
    ([variable]) => variable.memory && variable.backend !== backend,
  );
  for (const [{ memory }, name] of moving)
    if (memory && !backend.dtypes.includes(memory.dtype))
      reject(
        "move",
        `${name} is ${memory.dtype}, which ${backend.name} does not have`,
        `it has ${backend.dtypes.join(", ")}`,
      );
  const numbers = await snapshot(moving.map(([variable]) => variable));
  const memories: Memory[] = [];
  try {
    for (const [i, [{ memory }]] of moving.entries()) {
      const { dtype, size } = memory as Memory;
      memories.push(backend.allocate(dtype, size));
      memories[i]?.write(numbers[i] as TypedArray);
    }
  } catch (error) {
    for (const memory of memories) memory.dispose();
    throw error;
  }
  for (const [i, [variable]] of moving.entries()) {
    variable.memory?.dispose();
    variable.memory = memories[i] as Memory;
    variable.backend = backend;
  }
}

/** Gives back the memory of a model's variables, and of its optimizers' state. What is used again starts anew.
 *
 * @example
 * dispose(model, optimizer);
 */
export function dispose(model: unknown, ...optimizers: Optimizer[]): void {
  for (const variable of variablesOf(model, optimizers).keys()) forget(variable);
  for (const { state } of optimizers) {
    state.steps = 0;
    state.variables.clear();
  }
}

/** All variables of a model and of its optimizers' state, with what errors call them. */
function variablesOf(model: unknown, optimizers: readonly Optimizer[]): ReadonlyMap<Variable, string> {
  const all = new Map(walk(model).variables);
  for (const { name, state } of optimizers) {
    for (const [counter, variable] of state.counters) all.set(variable, `${name}'s ${counter}`);
    for (const [parameter, moments] of state.variables)
      for (const [moment, variable] of moments)
        all.set(variable, `${name}'s ${moment} of ${all.get(parameter) ?? "a variable"}`);
  }
  return all;
}

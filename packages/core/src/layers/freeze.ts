import { reject } from "../backend/error.ts";
import { namedParametersOf } from "./walk.ts";

/**
 * Keeps parameters as they are while the others are trained: all of a model, or those with the given names or
 * starts of names.
 *
 * @throws RetrogradError where the model has no such parameter
 * @example
 * freeze(model, ["0", "1"]);   // 0.weight, 0.bias, 1.weight, …
 */
export function freeze(model: unknown, names?: readonly string[]): void {
  setTrainable("freeze", model, names, false);
}

/** Lets frozen parameters be trained again. */
export function unfreeze(model: unknown, names?: readonly string[]): void {
  setTrainable("unfreeze", model, names, true);
}

function setTrainable(
  op: string,
  model: unknown,
  names: readonly string[] | undefined,
  trainable: boolean,
): void {
  const parameters = [...namedParametersOf(model)];
  const known = parameters.map(([name]) => name);
  const missing = names?.find((start) => !known.some((name) => isUnder(name, start)));
  if (missing !== undefined)
    reject(op, `the model has no parameter named ${missing}`, `it has ${known.join(", ") || "none"}`);
  for (const [name, variable] of parameters)
    if (!names || names.some((start) => isUnder(name, start))) variable.trainable = trainable;
}

function isUnder(name: string, start: string): boolean {
  return name === start || name.startsWith(`${start}.`);
}

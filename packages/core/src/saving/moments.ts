import { reject } from "../backend/error.ts";
import type { Layout, Variable } from "../graph/variable.ts";
import type { Optimizer } from "../optimizers/optimizer.ts";

/** An optimizer's state by name: `steps` and other counters, and for each parameter and moment `0.weight.velocity`. */
export function momentsOf(
  subject: string,
  { name, state }: Optimizer,
  parameters: ReadonlyMap<string, Variable>,
): ReadonlyMap<string, Variable> {
  const names = new Map([...parameters].map(([key, variable]) => [variable, key] as const));
  const moments = new Map<string, Variable>(state.counters);
  for (const [parameter, own] of state.variables) {
    const key = names.get(parameter);
    if (key === undefined)
      return reject(
        subject,
        `${name} has moments of a variable that is not the model's`,
        "give all models that it updates, as a record of them",
      );
    for (const [moment, variable] of own) {
      if (variable.shape) variable.layout = layoutLike(parameter, variable.shape.length);
      moments.set(`${key}.${moment}`, variable);
    }
  }
  return moments;
}

/** The parameter and the moment that a name in an optimizer's state speaks of, or null. */
export function splitName(
  name: string,
  parameters: ReadonlyMap<string, Variable>,
): { readonly parameter: Variable; readonly moment: string } | null {
  for (let dot = name.indexOf("."); dot >= 0; dot = name.indexOf(".", dot + 1)) {
    const parameter = parameters.get(name.slice(0, dot));
    if (parameter) return { parameter, moment: name.slice(dot + 1) };
  }
  return null;
}

/** Moments go into files like their parameter: a matrix or filter transposed where the parameter is. */
export function layoutLike(parameter: Variable, axes: number): Layout {
  return axes < 2 ? "same" : parameter.layout;
}

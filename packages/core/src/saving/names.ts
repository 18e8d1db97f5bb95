import { reject } from "../backend/error.ts";
import type { Variable } from "../graph/variable.ts";
import { walk } from "../layers/walk.ts";

/** A model's variables by the names that files have for them: their path in the model, `blocks.3.query.weight`, with
 * a variable's own `fileName` in the place of its property's. */
export function fileNamesOf(subject: string, model: unknown): ReadonlyMap<string, Variable> {
  const named = new Map<string, Variable>();
  for (const [variable, path] of walk(model).variables) {
    const { fileName } = variable;
    const name = fileName === null ? path : path.slice(0, path.lastIndexOf(".") + 1) + fileName;
    if (named.has(name))
      reject(
        subject,
        `the model has two variables of the name ${name}`,
        "keep them in properties of different names",
      );
    named.set(name, variable);
  }
  return named;
}

/** The same map under other names. */
export function renamed<T>(
  subject: string,
  named: ReadonlyMap<string, T>,
  rename: (name: string) => string,
): ReadonlyMap<string, T> {
  const result = new Map<string, T>();
  for (const [name, it] of named) {
    const other = rename(name);
    if (result.has(other)) reject(subject, `rename makes ${other} of two names`, "every array needs its own");
    result.set(other, it);
  }
  return result;
}

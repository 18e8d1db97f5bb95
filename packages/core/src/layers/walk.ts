import { Variable } from "../graph/variable.ts";
import { type AnyLayer, isLayer } from "./layer.ts";

/** What a walk over a model's own properties finds, each once, by its first name: `blocks.3.query.weight`. */
export interface Found {
  /** Parameters and state. */
  readonly variables: ReadonlyMap<Variable, string>;
  /** The model itself, if it is one, has the name "". */
  readonly layers: ReadonlyMap<AnyLayer, string>;
}

/** Walks a model: variables, layers, arrays and plain objects of them. */
export function walk(model: unknown): Found {
  const variables = new Map<Variable, string>();
  const layers = new Map<AnyLayer, string>();
  const seen = new Set<unknown>();
  const visit = (it: unknown, name: string): void => {
    if (typeof it !== "object" || it === null || seen.has(it)) return;
    seen.add(it);
    if (it instanceof Variable) {
      variables.set(it, name);
      return;
    }
    if (isLayer(it)) layers.set(it, name);
    else if (!Array.isArray(it) && !isPlain(it)) return;
    for (const [key, inner] of Object.entries(it)) visit(inner, name ? `${name}.${key}` : key);
  };
  visit(model, "");
  return { variables, layers };
}

/** The trainable variables of a model, by name, in the order of its properties. */
export function namedParametersOf(model: unknown): Map<string, Variable> {
  const named = new Map<string, Variable>();
  for (const [variable, name] of walk(model).variables)
    if (variable.role === "parameter") named.set(name, variable);
  return named;
}

/** The parameters of a model that are not frozen: what gradients are taken with respect to. */
export function parametersOf(model: unknown): Variable[] {
  return [...namedParametersOf(model).values()].filter((variable) => variable.trainable);
}

function isPlain(it: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(it);
  return prototype === Object.prototype || prototype === null;
}

import { array, isNumericArray, type Numbers, type NumericArray } from "../array/array.ts";
import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import type { Output } from "./output.ts";

/** Tensors in named, possibly nested, records: what a traced function takes and returns. */
export type Tensors = { readonly [name: string]: Tensor | Tensors };

/** The numbers for such records. */
export type Given<T> = { readonly [Name in keyof T]: T[Name] extends Tensor ? Numbers : Given<T[Name]> };

/** What a run gives for such records. */
export type Outputs<T> = { readonly [Name in keyof T]: T[Name] extends Tensor ? Output : Outputs<T[Name]> };

/** The arrays of nested records in the order of their names, which `visit` is told: `state.hidden`. */
export function eachArray(
  inputs: object,
  visit: (array: NumericArray, name: string) => void,
  prefix = "",
): void {
  for (const key in inputs) {
    const it = (inputs as Record<string, unknown>)[key];
    const name = prefix + key;
    if (isNumericArray(it)) visit(it, name);
    else if (typeof it === "number" || Array.isArray(it) || ArrayBuffer.isView(it))
      visit(array(it as Numbers), name);
    else if (typeof it === "object" && it !== null) eachArray(it, visit, `${name}.`);
    else reject("step", `cannot read ${String(it)} as ${name}`, "give numbers or nested arrays of them");
  }
}

/** A record of the same structure, made from names: `{ x, state: { hidden } }` of x and state.hidden. */
export function nested<T>(entries: Iterable<readonly [string, T]>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of entries) put(result, name.split("."), value);
  return result;
}

/** Puts a value into nested records, under its keys from the outermost on. */
export function put(records: Record<string, unknown>, keys: readonly string[], value: unknown): void {
  let at = records;
  for (let i = 0; i < keys.length - 1; i++) {
    const key = keys[i] as string;
    at[key] ??= {};
    at = at[key] as Record<string, unknown>;
  }
  at[keys[keys.length - 1] as string] = value;
}

/** What `isLeaf` picks out of nested records, each with its keys from the outermost on. */
export function leavesOf<T>(
  tree: object,
  isLeaf: (it: unknown) => it is T,
  path: readonly string[] = [],
): [readonly string[], T][] {
  return Object.entries(tree).flatMap(([key, it]: [string, unknown]): [readonly string[], T][] => {
    const keys = [...path, key];
    if (isLeaf(it)) return [[keys, it]];
    if (typeof it === "object" && it !== null) return leavesOf(it, isLeaf, keys);
    return reject(
      "compile",
      `the traced function returned ${String(it)} as ${keys.join(".")}`,
      "return tensors in a record",
    );
  });
}

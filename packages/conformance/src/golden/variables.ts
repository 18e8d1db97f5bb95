import {
  type Backend,
  type DType,
  dispose,
  type NumericArray,
  type Optimizer,
  Variable,
} from "@retrograd/core";
import type { Memory } from "@retrograd/core/backend";
import { mapped } from "./arrays.ts";
import type { GoldenTensors } from "./format.ts";

export type Variables = Readonly<Record<string, Variable>>;

/** Variables that start with golden numbers. */
export function variablesOf(tensors: GoldenTensors, role: "parameter" | "state", dtype: DType): Variables {
  return mapped(tensors, ({ shape, data }) => new Variable(role, () => data, shape, dtype));
}

/** The numbers of variables, by name. */
export async function numbersOf(
  variables: Variables,
  backend: Backend,
): Promise<Readonly<Record<string, NumericArray>>> {
  const named = Object.entries(variables).filter(([, { memory }]) => memory);
  const read = await backend.read(named.map(([, { memory }]) => memory as Memory));
  return Object.fromEntries(
    named.map(([name, { shape, dtype }], i) => {
      return [name, { shape: shape ?? [], dtype: dtype ?? "float32", data: read[i] as NumericArray["data"] }];
    }),
  );
}

/** What a case's end gives back: `using _ = released(model, optimizer)`. */
export function released(model: unknown, ...optimizers: Optimizer[]): Disposable {
  return { [Symbol.dispose]: () => dispose(model, ...optimizers) };
}

import {
  type Backend,
  type Implementation,
  type KernelName,
  type KernelTable,
  kernelBackend,
  type TypedArray,
} from "@retrograd/core/backend";
import type { Formula } from "./formula.ts";
import { reference } from "./index.ts";
import { materialized } from "./materialized.ts";

/** A backend that computes every kernel by its formula, in float64: what every other one is compared with. */
export function referenceBackend(kernels: KernelTable<TypedArray> = referenceKernels()): Backend {
  const backend = kernelBackend({
    name: "reference",
    dtypes: ["float32", "int32", "float64"],
    kernels,
    view: (numbers) => numbers,
    blockSize: 1 << 12,
  });
  return { ...backend, compile: (plan) => backend.compile(materialized(plan)) };
}

/** The formulas as a kernel table, each changed by `change` first. */
export function referenceKernels(
  change: <K extends KernelName>(kernel: K, formula: Formula<K>) => Formula<K> = (_, formula) => formula,
): KernelTable<TypedArray> {
  const implementation = <K extends KernelName>(kernel: K): Implementation<K, TypedArray> => {
    const formula = change(kernel, reference[kernel] as Formula<K>);
    return (views, parameters) => () => formula(views, parameters);
  };
  const names = Object.keys(reference) as KernelName[];
  // Object.fromEntries forgets which implementation belongs to which name; both come from the typed table.
  return Object.fromEntries(names.map((name) => [name, implementation(name)])) as KernelTable<TypedArray>;
}

import type { Backend, KernelName, ParametersOf, TypedArray } from "@retrograd/core/backend";
import { referenceBackend, referenceKernels } from "../reference/backend.ts";
import type { Formula } from "../reference/formula.ts";

/** What is wrong with a saboteur. */
export type Kind =
  | "accumulate"
  | "alias"
  | "boundary"
  | "broadcast"
  | "NaN"
  | "operand"
  | "overflow"
  | "precision"
  | "sign"
  | "stale"
  | "tail"
  | "tie"
  | "transpose";

/** A backend that is broken on purpose, in one kernel: the kernel's own checks must reject it. */
export interface Saboteur {
  readonly kernel: KernelName;
  readonly kind: Kind;
  /** What it does instead: `leaves the last numbers as they were`. */
  readonly does: string;
  readonly make: () => Backend;
}

type Views<K extends KernelName> = Parameters<Formula<K>>[0];

/** A saboteur whose kernel is another formula; it is given the right one, to do most of the work. */
export function saboteur<K extends KernelName>(
  kernel: K,
  kind: Kind,
  does: string,
  broken: (views: Views<K>, parameters: ParametersOf<K>, right: Formula<K>) => void,
): Saboteur {
  const make = (): Backend =>
    referenceBackend(
      referenceKernels(<Other extends KernelName>(name: Other, right: Formula<Other>) => {
        if ((name as KernelName) !== kernel) return right;
        const own = right as unknown as Formula<K>;
        const wrong: Formula<K> = (views, parameters) => broken(views, parameters, own);
        return wrong as unknown as Formula<Other>;
      }),
    );
  return { kernel, kind, does, make };
}

/** Puts f of what was there into every element. */
export function replace(numbers: TypedArray, f: (each: number, i: number) => number): void {
  for (let i = 0; i < numbers.length; i++) numbers[i] = f(numbers[i] as number, i);
}

/** A saboteur of an elementwise kernel: out[i] = f(operands[i]), whatever the kernel is called. */
export function pointwise<K extends KernelName>(
  kernel: K,
  kind: Kind,
  does: string,
  f: (...operands: number[]) => number,
): Saboteur {
  return saboteur(kernel, kind, does, (views) => {
    const { out, ...operands } = views as Readonly<Record<string, TypedArray>> & { readonly out: TypedArray };
    const arrays = Object.values(operands);
    for (let i = 0; i < out.length; i++) out[i] = f(...arrays.map((array) => array[i] as number));
  });
}

import {
  type Backend,
  type ElementwiseName,
  isElementwise,
  type KernelName,
  type OperandsOf,
} from "@retrograd/core/backend";
import type { CallOf } from "../cases/case.ts";
import { inArena } from "./inArena.ts";
import { inPlace, mayLieOn } from "./inPlace.ts";
import { throughViews } from "./throughViews.ts";
import { withKnown } from "./withKnown.ts";

/** A way to hand a kernel its operands and outputs. */
export interface Arrangement {
  readonly name: string;
  run(backend: Backend): Promise<void>;
}

/** Every way that a plan may choose, for calls that differ in their numbers by `variant`. */
export function arrangementsOf<K extends KernelName>(
  kernel: K,
  call: (variant?: string) => CallOf<K>,
): Arrangement[] {
  const operands = Object.keys(call().operands) as OperandsOf<K>[];
  const arrangements: Arrangement[] = [
    { name: "in the arena, twice", run: (backend) => inArena(backend, kernel, call(), call("second")) },
  ];
  for (const name of operands)
    for (const kind of ["constant", "data"] as const)
      arrangements.push({
        name: `${name} is ${kind}`,
        run: (backend) => withKnown(backend, kernel, call(), name, kind),
      });
  if (isElementwise(kernel)) arrangements.push(...elementwise(kernel, call as () => CallOf<typeof kernel>));
  return arrangements;
}

/** What only elementwise kernels are asked for: outputs on operands, and walks over operands. */
function elementwise<K extends ElementwiseName>(kernel: K, call: () => CallOf<K>): Arrangement[] {
  const operands = Object.keys(call().operands) as OperandsOf<K>[];
  return operands.flatMap((name) => [
    ...(mayLieOn(call(), name)
      ? [{ name: `out lies on ${name}`, run: (backend: Backend) => inPlace(backend, kernel, call(), name) }]
      : []),
    {
      name: `${name} is walked over`,
      run: (backend: Backend) => throughViews(backend, kernel, call(), name),
    },
  ]);
}

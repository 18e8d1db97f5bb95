import type { Tensor } from "@retrograd/core";
import { Unsupported } from "../../check.ts";
import type { Attributes } from "../attributes.ts";

type Tensors = Readonly<Record<string, Tensor>>;

/** The numbers of an argument that the library takes as options, such as the weights of classes. */
export type Numbers = (argument: string) => readonly number[] | undefined;

/** A golden operator in terms of the library's: tensors by argument name in, results by name out. */
export type Operator = (inputs: Tensors, attributes: Attributes, numbers: Numbers) => Tensors;

/** An operator of these arguments, of which `optional` ones may be absent; a single result is y. */
export function operator<Needed extends string, Optional extends string = never>(
  needed: readonly Needed[],
  make: (
    inputs: Readonly<Record<Needed, Tensor>> & Readonly<Partial<Record<Optional, Tensor>>>,
    attributes: Attributes,
    numbers: Numbers,
  ) => Tensor | Tensors,
  optional: readonly Optional[] = [],
): Operator {
  return (inputs, attributes, numbers) => {
    const missing = needed.find((name) => !inputs[name]);
    if (missing) throw new Unsupported(`there is no argument ${missing}`);
    const other = Object.keys(inputs).find((name) => !([...needed, ...optional] as string[]).includes(name));
    if (other) throw new Unsupported(`argument ${other} is not known`);
    const result = make(inputs as Parameters<typeof make>[0], attributes, numbers);
    return "node" in result ? { y: result as Tensor } : (result as Tensors);
  };
}

/** An operator of x alone. */
export function ofX(make: (x: Tensor, attributes: Attributes) => Tensor): Operator {
  return operator(["x"], ({ x }, attributes) => make(x, attributes));
}

/** An operator of a and b. */
export function ofAB(make: (a: Tensor, b: Tensor, attributes: Attributes) => Tensor): Operator {
  return operator(["a", "b"], ({ a, b }, attributes) => make(a, b, attributes));
}

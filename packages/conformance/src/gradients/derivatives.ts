import {
  compile,
  type DType,
  gradients,
  type NumericArray,
  type Output,
  ops,
  type Tensor,
} from "@retrograd/core";
import type { Backend } from "@retrograd/core/backend";
import { Draw } from "../numbers/draw.ts";
import { type Differentiable, resultsOf, type Tensors } from "./differentiable.ts";

/** Numbers by name: results, their cost, and `∂/∂x`, its gradients. */
export type Derivatives = Readonly<Record<string, NumericArray>>;

type Given = { readonly x: Record<string, NumericArray>; readonly given: Record<string, NumericArray> };

/** A function's results and gradients on a backend, ready to be computed at any point. */
export function derivativesOn(backend: Backend, of: Differentiable) {
  const trace = ({ x = {}, given = {} }: { readonly x?: Tensors; readonly given?: Tensors }) => {
    const y = resultsOf(of, x, given);
    const cost = costOf(y);
    const dx = cost ? gradients(cost, Object.values(x)) : [];
    const slopes = Object.fromEntries(dx.map((each, i) => [`∂/∂${Object.keys(x)[i]}`, each]));
    return { results: { ...y, ...slopes, ...(cost ? { cost } : {}) } as Tensors };
  };
  const step = compile(backend, trace, { name: of.name });
  return {
    at: async (point: Given): Promise<Derivatives> => {
      const numbers: Record<string, NumericArray> = {};
      for (const [name, output] of Object.entries<Output>(step(point).results))
        numbers[name] = await output.readArray();
      return numbers;
    },
    [Symbol.dispose]: () => step.dispose(),
  };
}

/** Σ c · y over all results that have gradients, with fixed random c: one number that depends on every one. */
export function costOf(y: Tensors): Tensor | null {
  const floats = Object.entries(y).filter(([, { dtype }]) => dtype !== "int32");
  const terms = floats.map(([name, each]) => ops.sum(ops.mul(each, weights(name, each))));
  const [first, ...others] = terms;
  return first ? others.reduce((sum, term) => ops.add(sum, term), first) : null;
}

/** Fixed random numbers in [-1, 1) of a tensor's shape, exact in float32. */
export function weights(name: string, { shape, dtype }: Tensor): Tensor {
  const size = shape.reduce((product, axis) => product * axis, 1);
  const numbers = new Draw(`weights ${name} ${shape}`, "float32").numbers(size, -1, 1);
  return ops.constant(numbers, { shape, dtype });
}

/** The point of a function, floats in a dtype. */
export function pointOf({ x, given = {} }: Differentiable, dtype: DType): Given {
  const numbers: Record<string, NumericArray> = {};
  for (const [name, { shape, numbers: data }] of Object.entries(x))
    numbers[name] = { shape, dtype, data: dtype === "float64" ? Float64Array.from(data) : data };
  return { x: numbers, given: { ...given } };
}

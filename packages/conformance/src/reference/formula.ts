import type { KernelName, OperandsOf, OutputsOf, ParametersOf, TypedArray } from "@retrograd/core/backend";

/** A kernel as its formula: reads the operands, computes in float64, writes every element of every output. */
export type Formula<K extends KernelName> = (
  views: Readonly<Record<OperandsOf<K> | OutputsOf<K>, TypedArray>>,
  parameters: ParametersOf<K>,
) => void;

/** out[i] = f(x[i]) */
export function ofOne(f: (x: number) => number): (views: Readonly<Record<"x" | "out", TypedArray>>) => void {
  return ({ x, out }) => {
    x.forEach((_, i) => {
      out[i] = f(at(x, i));
    });
  };
}

/** out[i] = f(a[i], b[i]) */
export function ofTwo(
  f: (a: number, b: number) => number,
): (views: Readonly<Record<"a" | "b" | "out", TypedArray>>) => void {
  return ({ a, b, out }) => {
    a.forEach((_, i) => {
      out[i] = f(at(a, i), at(b, i));
    });
  };
}

/** x[i]; NaN past the ends, so that a formula which reads there shows. */
export function at(x: TypedArray, i: number): number {
  return x[i] ?? Number.NaN;
}

/** The whole numbers from 0 up to `end`, without it. */
export function upTo(end: number): number[] {
  return Array.from({ length: end }, (_, i) => i);
}

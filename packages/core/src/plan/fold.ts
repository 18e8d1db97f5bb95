import type { KernelName } from "../backend/kernels.ts";
import type { DraftValue, Reference } from "./draft.ts";

/** What is known of a call before anything runs: a number for every element, or an operand that it leaves as it is. */
export type Folded = { readonly constant: number } | { readonly same: DraftValue } | null;

/** The kernels on two float numbers that are worked out when the plan is made. */
const pairs: Partial<Record<KernelName, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
};

/** The operand b for which a kernel gives a. */
const neutral: Partial<Record<KernelName, number>> = { add: 0, sub: 0, mul: 1, div: 1 };

/** Works out a call on constants, and sees through one that changes nothing: gradients begin with ∂E/∂E = 1. */
export function folded(kernel: KernelName, operands: Readonly<Record<string, Reference>>): Folded {
  const { x, a, b } = operands;
  const numberOf = (operand: Reference | undefined): number | null => {
    const { source, dtype } = operand?.value ?? {};
    if (source?.kind !== "constant" || dtype === "int32") return null;
    return dtype === "float32" ? Math.fround(source.value) : source.value;
  };
  const only = numberOf(x);
  if (kernel === "neg" && only !== null) return { constant: -only };
  // However one walks over the same number everywhere, it stays the same number.
  if (kernel === "stridedRead" && x?.value.source?.kind === "constant")
    return { constant: x.value.source.value };
  if (!a || !b) return null;
  const [left, right] = [numberOf(a), numberOf(b)];
  const pair = pairs[kernel];
  if (left !== null && right !== null && pair) return { constant: pair(left, right) };
  if (right !== null && right === neutral[kernel]) return { same: a.value };
  if (left !== null && left === neutral[kernel] && (kernel === "add" || kernel === "mul"))
    return { same: b.value };
  return null;
}

import { type Product, places } from "./elements.ts";

/** From so many products on loads count for more than to share a dispatch with others, which loads of vec4 rule out. */
export const large: number = 2 ** 24;

/** Whether neighbours in memory are neighbours among the rows of A, or the columns of B, not along the long axis. */
export function isAside({ parameters: { transposeA, transposeB } }: Product, operand: "a" | "b"): boolean {
  return operand === "a" ? transposeA : !transposeB;
}

/** Four neighbouring elements from row or column `at` and `k` on as a vec4, where every row of the operand starts at a whole one; else null. */
export function fourOf(call: Product, operand: "a" | "b"): ((at: string, k: string) => string) | null {
  const { batch, m, n, k } = call.parameters;
  const beside = operand === "a" ? m : n;
  const length = isAside(call, operand) ? beside : k;
  if (batch * m * n * k < large || length % 4 !== 0) return null;
  const load = call.vectors(operand);
  const { a, b } = places(call);
  return load && ((at, k) => load(`(${operand === "a" ? a(at, k) : b(k, at)}) / 4u`));
}

import { type Dispatch, forEach } from "../kernel.ts";
import type { Product } from "./elements.ts";

/** Elements of the long axis that each part has at least. */
const leastLength = 512;
/** Elements of a result that keep a device busy without being split. */
const busy = 2 ** 14;

/**
 * How many parts to split the long axis into: for weight gradients over many examples, Aᵀ B with few elements,
 * where both operands are made of contiguous parts, so that the parts are one more batch.
 */
export function partsOf({ parameters }: Product): number {
  const { batch, m, n, k, transposeA, transposeB, batchedA, batchedB } = parameters;
  if (!transposeA || transposeB || (batch > 1 && !(batchedA && batchedB))) return 1;
  let parts = 1;
  while (
    parts < 64 &&
    k % (2 * parts) === 0 &&
    k / (2 * parts) >= leastLength &&
    batch * m * n * parts < busy
  )
    parts *= 2;
  return parts;
}

/** The products of all parts by `dispatch`, then their sums. */
export function split(call: Product, parts: number, dispatch: (call: Product) => Dispatch): Dispatch[] {
  const { batch, m, n, k } = call.parameters;
  const partial = call.scratch(batch * parts * m * n);
  const products = dispatch({
    ...call,
    parameters: { ...call.parameters, batch: batch * parts, k: k / parts, batchedA: true, batchedB: true },
  });
  const statements = `var sum = 0.0f;
for (var part = 0u; part < ${parts}u; part++) {
  sum += ${partial.load(`(i / ${m * n}u * ${parts}u + part) * ${m * n}u + i % ${m * n}u`, "f32")};
}
finish(i, sum);`;
  return [
    { ...products, finish: `fn finish(i: u32, product: f32) { ${partial.store("i", "product")} }` },
    forEach(batch * m * n, statements),
  ];
}

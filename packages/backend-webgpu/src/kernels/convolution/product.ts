import { type AnchorCall, type Dispatch, forEach } from "../kernel.ts";
import { tileLength } from "../matmul/elements.ts";
import { type Block, blocks, stretchesOf, tilesOf } from "./blocks.ts";
import type { StretchedProduct } from "./stretches.ts";

type Call = Pick<AnchorCall<"conv">, "scratch" | "size" | "traits">;

/** Invocations that keep a device busy. */
const busy = 2 ** 13;
/** Terms that each part of a long sum has at least. */
const leastLength = 64;

/** The product; a sum over many windows with few results is made in parts, which are then added up. */
export function stretchedProduct(product: StretchedProduct, call: Call): Dispatch[] {
  const { size, traits } = call;
  const { phases, stretches, length } = product;
  if (stretches * length === 0) return [forEach(size, "finish(i, 0.0f);")];
  const block = blockOf(product, traits);
  const wanted = Math.min(
    Math.floor((stretches * length) / leastLength),
    Math.ceil(busy / (tilesOf(product, block) * phases * block.sharedBy)),
    256,
  );
  const all = stretchesOf(product);
  // As many as there are once each has a whole number of stretches.
  const parts = Math.ceil(all / Math.ceil(all / Math.max(1, wanted)));
  if (parts === 1) return [blocks(product, block, 1, size)];
  const partial = call.scratch(size * parts);
  const sum = `var sum = 0.0f;
for (var part = 0u; part < ${parts}u; part++) { sum += ${partial.load(`part * ${size}u + i`, "f32")}; }
finish(i, sum);`;
  const store = `fn finish(i: u32, product: f32) { ${partial.store("i", "product")} }`;
  return [{ ...blocks(product, block, parts, size), finish: store }, forEach(size, sum)];
}

/** Shared by four invocations on a CPU, as products of matrices are there; alone where there are hardly columns to share. */
function blockOf({ m, n }: StretchedProduct, { isCpu, subgroups }: AnchorCall<"conv">["traits"]): Block {
  if (isCpu && subgroups && n >= 4)
    return { rows: tileLength(m, [4, 8, 16]), columns: tileLength(n, [4, 8, 12, 16]), sharedBy: 4 };
  return { rows: Math.min(m, 4), columns: Math.min(n, 4), sharedBy: 1 };
}

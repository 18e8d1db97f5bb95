import { type AnchorCall, type Dispatch, forEach } from "../kernel.ts";

/** Elements of the long axis that every part but the last has: whole tiles and whole vec4s. */
function lengthOf(k: number, parts: number): number {
  return Math.ceil(k / parts / 16) * 16;
}

/** How many parts of that length there are, where `parts` are wanted. */
export function partsIn(k: number, parts: number): number {
  return Math.max(1, Math.ceil(k / Math.max(1, lengthOf(k, parts))));
}

/** Statements that say where on the long axis a part begins and ends, and how many results the parts in front of it have, `before`. */
export function partOf(k: number, size: number, parts: number, part: string): string[] {
  if (parts === 1) return ["let begin = 0u;", `let end = ${k}u;`, "let before = 0u;"];
  const length = lengthOf(k, parts);
  return [
    `let begin = ${part} * ${length}u;`,
    `let end = min(begin + ${length}u, ${k}u);`,
    `let before = ${part} * ${size}u;`,
  ];
}

/** The results of all parts into memory of their own, then their sums. */
export function split(
  { size, scratch }: Pick<AnchorCall<"matmul">, "size" | "scratch">,
  parts: number,
  products: Dispatch,
): Dispatch[] {
  const partial = scratch(parts * size);
  const statements = `var sum = 0.0f;
for (var part = 0u; part < ${parts}u; part++) { sum += ${partial.load(`part * ${size}u + i`, "f32")}; }
finish(i, sum);`;
  return [
    { ...products, finish: `fn finish(i: u32, product: f32) { ${partial.store("i", "product")} }` },
    forEach(size, statements),
  ];
}

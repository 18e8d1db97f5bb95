import { type AnchorCall, type Dispatch, forEach } from "../kernel.ts";
import { inRuns, span } from "../matmul/elements.ts";

/** A convolution as one product for each of its groups: out[row, g, column] = Σ_k a(g, row, k) · b(g, k, column). */
export interface GroupedProduct {
  readonly groups: number;
  readonly m: number;
  readonly n: number;
  readonly k: number;
  /** WGSL expressions, of expressions of type u32. */
  readonly a: (g: string, row: string, k: string) => string;
  readonly b: (g: string, k: string, column: string) => string;
  /** Module-scope declarations that they need. */
  readonly functions: readonly string[];
}

/** Invocations that keep a device busy. */
const busy = 2 ** 13;
/** Terms that each part of a long sum has at least. */
const leastLength = 64;

/** Elements that an invocation computes: a tile of 4x4, or one where that would be most of it in vain. */
function tileOf({ m, n, groups }: GroupedProduct): { readonly rows: number; readonly columns: number } {
  if (groups > 1 && n < 4) return { rows: 1, columns: 1 };
  return { rows: Math.min(m, 4), columns: Math.min(n, 4) };
}

/** The product; a sum over many windows with few results is made in parts, which are then added up. */
export function groupedProduct(
  product: GroupedProduct,
  call: Pick<AnchorCall<"conv">, "scratch" | "size">,
): Dispatch[] {
  const { groups, m, n, k } = product;
  const { rows, columns } = tileOf(product);
  const tiles = groups * Math.ceil(m / rows) * Math.ceil(n / columns);
  const parts = Math.max(1, Math.min(Math.floor(k / leastLength), Math.ceil(busy / tiles), 256));
  if (parts === 1) return [tilesOf(product, 1)];
  const { size } = call;
  const partial = call.scratch(size * parts);
  const sum = `var sum = 0.0f;
for (var part = 0u; part < ${parts}u; part++) { sum += ${partial.load(`part * ${size}u + i`, "f32")}; }
finish(i, sum);`;
  const store = `fn finish(i: u32, product: f32) { ${partial.store("i", "product")} }`;
  return [{ ...tilesOf(product, parts), finish: store }, forEach(size, sum, [])];
}

/** A tile for each invocation, in registers; of several parts, element i of part p is p · size + i. */
function tilesOf(product: GroupedProduct, parts: number): Dispatch {
  const { groups, m, n, k, a, b, functions } = product;
  const { rows, columns } = tileOf(product);
  const [down, across] = [Math.ceil(m / rows), Math.ceil(n / columns)];
  const tile = span(rows).flatMap((r) => span(columns).map((c) => [r, c] as const));
  const length = Math.ceil(k / parts);
  // Rows and columns past the end load the last one again and are dropped at the end.
  const lines = [
    `let column = i % ${across}u * ${columns}u;`,
    `let g = i / ${across}u % ${groups}u;`,
    `let row = i / ${across * groups}u % ${down}u * ${rows}u;`,
    `let part = i / ${across * groups * down}u;`,
    `let begin = part * ${length}u;`,
    `let end = min(begin + ${length}u, ${k}u);`,
    ...span(rows).map((r) => `let row${r} = min(row + ${r}u, ${m - 1}u);`),
    ...span(columns).map((c) => `let column${c} = min(column + ${c}u, ${n - 1}u);`),
    `var sums: array<f32, ${tile.length}>;`,
    ...inRuns(
      [
        "for (var k = first; k < last; k++) {",
        ...span(rows).map((r) => `  let a${r} = ${a("g", `row${r}`, "k")};`),
        ...span(columns).map((c) => `  let b${c} = ${b("g", "k", `column${c}`)};`),
        ...tile.map(([r, c]) => `  sum${r}_${c} += a${r} * b${c};`),
        "}",
      ],
      tile.map(([r, c]) => `sum${r}_${c}`),
      "0.0f",
    ),
    // In a loop, so that what follows the product stands in the shader once.
    `for (var t = 0u; t < ${tile.length}u; t++) {`,
    `  let r = row + t / ${columns}u;`,
    `  let c = column + t % ${columns}u;`,
    `  if (r < ${m}u && c < ${n}u) { finish(part * ${groups * m * n}u + (r * ${groups}u + g) * ${n}u + c, sums[t]); }`,
    "}",
  ];
  return forEach(parts * groups * down * across, lines.join("\n"), functions);
}

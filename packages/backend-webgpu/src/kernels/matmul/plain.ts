import { type Dispatch, forEach } from "../kernel.ts";
import { elements, inRuns, type Product, span } from "./elements.ts";
import { partOf } from "./split.ts";
import type { Way } from "./way.ts";

/** Each invocation computes a tile of up to 4x4 elements in registers: eight loads for sixteen products. */
export function plain(call: Product, { rows, columns, parts }: Way): Dispatch {
  const { batch, m, n, k } = call.parameters;
  const { a, b } = elements(call);
  const down = Math.ceil(m / rows);
  const across = Math.ceil(n / columns);
  const tile = span(rows).flatMap((r) => span(columns).map((c) => [r, c] as const));
  // Rows and columns past the end load the last one again and are dropped at the end.
  const lines = [
    `let p = i / ${down * across}u % ${batch}u;`,
    ...partOf(k, call.size, parts, `i / ${batch * down * across}u`),
    `let row = i / ${across}u % ${down}u * ${rows}u;`,
    `let column = i % ${across}u * ${columns}u;`,
    ...span(rows).map((r) => `let row${r} = min(row + ${r}u, ${m - 1}u);`),
    ...span(columns).map((c) => `let column${c} = min(column + ${c}u, ${n - 1}u);`),
    `var sums: array<f32, ${tile.length}>;`,
    ...inRuns(
      [
        "for (var k = first; k < last; k++) {",
        ...span(rows).map((r) => `  let a${r} = ${a(`row${r}`, "k")};`),
        ...span(columns).map((c) => `  let b${c} = ${b("k", `column${c}`)};`),
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
    `  if (r < ${m}u && c < ${n}u) { finish(before + (p * ${m}u + r) * ${n}u + c, sums[t]); }`,
    "}",
  ];
  return forEach(batch * parts * down * across, lines.join("\n"));
}

import { type Anchor, forEach } from "./kernel.ts";

/** Each invocation computes a tile of up to 4x4 elements in registers: eight loads for sixteen products. */
export const matmul: Anchor<"matmul"> = {
  onceEach: true,
  dispatches: ({ parameters, load }) => {
    const { batch, m, n, k, transposeA, transposeB, batchedA, batchedB } = parameters;
    const rows = Math.min(m, 4);
    const columns = Math.min(n, 4);
    const down = Math.ceil(m / rows);
    const across = Math.ceil(n / columns);
    const a = (r: number): string =>
      load(
        "a",
        `${batchedA ? `p * ${m * k}u + ` : ""}${transposeA ? `k * ${m}u + row${r}` : `row${r} * ${k}u + k`}`,
      );
    const b = (c: number): string =>
      load(
        "b",
        `${batchedB ? `p * ${k * n}u + ` : ""}${transposeB ? `column${c} * ${k}u + k` : `k * ${n}u + column${c}`}`,
      );
    const tile = span(rows).flatMap((r) => span(columns).map((c) => [r, c] as const));
    // Rows and columns past the end load the last one again and are dropped at the end.
    const lines = [
      `let p = i / ${down * across}u;`,
      `let row = i / ${across}u % ${down}u * ${rows}u;`,
      `let column = i % ${across}u * ${columns}u;`,
      ...span(rows).map((r) => `let row${r} = min(row + ${r}u, ${m - 1}u);`),
      ...span(columns).map((c) => `let column${c} = min(column + ${c}u, ${n - 1}u);`),
      ...tile.map(([r, c]) => `var sum${r}${c} = 0.0f;`),
      `for (var k = 0u; k < ${k}u; k++) {`,
      ...span(rows).map((r) => `  let a${r} = ${a(r)};`),
      ...span(columns).map((c) => `  let b${c} = ${b(c)};`),
      ...tile.map(([r, c]) => `  sum${r}${c} += a${r} * b${c};`),
      "}",
      // In a loop, so that what follows the product stands in the shader once; an array of sums would cost
      // their registers.
      `for (var t = 0u; t < ${tile.length}u; t++) {`,
      "  var sum = sum00;",
      `  switch (t) {`,
      ...tile.slice(1).map(([r, c], t) => `    case ${t + 1}u: { sum = sum${r}${c}; }`),
      "    default: {}",
      "  }",
      `  let r = row + t / ${columns}u;`,
      `  let c = column + t % ${columns}u;`,
      `  if (r < ${m}u && c < ${n}u) { finish((p * ${m}u + r) * ${n}u + c, sum); }`,
      "}",
    ];
    return [forEach(batch * down * across, lines.join("\n"))];
  },
};

function span(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}

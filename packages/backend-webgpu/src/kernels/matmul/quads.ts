import { type Dispatch, workgroupSize } from "../kernel.ts";
import { elements, inRuns, type Product, span } from "./elements.ts";
import { quadsBelow } from "./quadsBelow.ts";
import { partOf } from "./split.ts";
import type { Way } from "./way.ts";

/**
 * Four invocations in a row compute a tile of up to 16 rows by 16 columns. Each loads every fourth row's
 * element of A, which all four get by quadBroadcast, and has every fourth column for itself: 8 loads for 64
 * products. On a CPU, where a load costs several products (it is checked and gathered lane by lane), this is
 * 1.5 times as fast as a tile of 8x8 for each invocation with loads of four elements.
 */
export function quads(call: Product, { rows, columns, parts }: Way): Dispatch {
  const { batch, m, n, k } = call.parameters;
  const { a, b } = elements(call);
  const [down, across] = [Math.ceil(m / rows), Math.ceil(n / columns)];
  const [own, mine] = [span(rows / 4), span(columns / 4)];
  const tile = span(rows).flatMap((r) => mine.map((c) => [r, c] as const));
  const tiles = batch * down * across;
  // Every part has workgroups of its own: all invocations of one go along the axis from and to the same place.
  const workgroups = Math.ceil((tiles * 4) / workgroupSize);
  const product = (at: string): string[] => [
    "  {",
    ...own.map((r) => `  let a${r} = ${a(`row${r}`, at)};`),
    ...mine.map((c) => `  let b${c} = ${b(at, `column${c}`)};`),
    ...span(rows).flatMap((r) => [
      `  let x${r} = quadBroadcast(a${r >> 2}, ${r & 3}u);`,
      ...mine.map((c) => `  sum${r}_${c} += x${r} * b${c};`),
    ]),
    "  }",
  ];
  const steps = k % 2 === 0 ? 2 : 1;
  // Rows and columns past the end load the last one again and are dropped at the end. All four invocations of
  // a quad have to come to quadBroadcast, so those past the end that come along compute the last tile once more.
  const lines = [
    `let tile = min(place, ${tiles - 1}u);`,
    `let p = tile / ${down * across}u;`,
    ...partOf(k, call.size, parts, `workgroup / ${workgroups}u`),
    `let row = tile / ${across}u % ${down}u * ${rows}u;`,
    `let column = tile % ${across}u * ${columns}u + quarter;`,
    ...own.map((r) => `let row${r} = min(row + ${4 * r}u + quarter, ${m - 1}u);`),
    ...mine.map((c) => `let column${c} = min(column + ${4 * c}u, ${n - 1}u);`),
    `var sums: array<f32, ${tile.length}>;`,
    ...inRuns(
      [
        `for (var k = first; k < last; k += ${steps}u) {`,
        ...span(steps).flatMap((s) => product(s === 0 ? "k" : `(k + ${s}u)`)),
        "}",
      ],
      tile.map(([r, c]) => `sum${r}_${c}`),
      "0.0f",
    ),
    // In a loop, so that what follows the product stands in the shader once.
    `if (place < ${tiles}u) {`,
    `  for (var t = 0u; t < ${tile.length}u; t++) {`,
    `    let r = row + t / ${mine.length}u;`,
    `    let c = column + t % ${mine.length}u * 4u;`,
    `    if (r < ${m}u && c < ${n}u) { finish(before + (p * ${m}u + r) * ${n}u + c, sums[t]); }`,
    "  }",
    "}",
  ];
  const body = [
    "let quarter = lane & 3u;",
    `let place = workgroup % ${workgroups}u * ${workgroupSize / 4}u + lane / 4u;`,
    ...quadsBelow(tiles, call.traits, lines),
  ];
  return { body: body.join("\n"), workgroups: workgroups * parts, features: ["quads"] };
}

import { type AnchorCall, type Dispatch, workgroupSize } from "../kernel.ts";
import { inRuns, span } from "../matmul/elements.ts";
import { quadsBelow } from "../matmul/quadsBelow.ts";
import type { StretchedProduct } from "./stretches.ts";

/** A tile of rows by columns in registers: of one invocation, or of four in a row that share what they load of the rows. */
export interface Block {
  readonly rows: number;
  readonly columns: number;
  readonly sharedBy: 1 | 4;
}

/** Terms that are added up before their sum is added to others, so that rounding errors stay those of a few hundred additions. */
const run = 256;

export function tilesOf({ groups, m, n }: StretchedProduct, { rows, columns }: Block): number {
  return groups * Math.ceil(m / rows) * Math.ceil(n / columns);
}

/** Stretches, of which those of more than 256 terms count as several. */
export function stretchesOf({ stretches, length }: StretchedProduct): number {
  return stretches * Math.ceil(length / run);
}

/**
 * A block for each invocation, or each four of them; of several parts, which divide the stretches, element i of part p is
 * p · size + i. What a row or a column takes to be found is worked out once for a stretch, and the next term is then an addition away.
 */
export function blocks(
  product: StretchedProduct,
  block: Block,
  parts: number,
  { size, traits }: Pick<AnchorCall<"conv">, "size" | "traits">,
): Dispatch {
  const { groups, phases, m, n, length, a, b, out } = product;
  const { rows, columns, sharedBy } = block;
  const across = Math.ceil(n / columns);
  const tiles = tilesOf(product, block);
  const [own, mine] = [span(rows / sharedBy), span(columns / sharedBy)];
  const tile = span(rows).flatMap((r) => mine.map((c) => [r, c] as const));
  // A phase of a part has workgroups of its own: what they meet is the same for all of their invocations.
  const workgroups = Math.ceil((tiles * sharedBy) / workgroupSize);
  const all = stretchesOf(product);
  const each = Math.ceil(all / parts);
  const pieces = all / product.stretches;
  const inRow = (r: number): string => (sharedBy === 1 ? `a${r}` : `quadBroadcast(a${r >> 2}, ${r & 3}u)`);
  const term = (k: string): string[] => [
    "{",
    ...own.map((r) => `let a${r} = ${a(r, k)};`),
    ...mine.map((c) => `let b${c} = ${b(`begin${c}`, k)};`),
    ...span(rows).flatMap((r) => [
      `let x${r} = ${inRow(r)};`,
      ...mine.map((c) => `sum${r}_${c} += x${r} * b${c};`),
    ]),
    "}",
  ];
  const steps = length % 2 === 0 ? 2 : 1;
  const lines = [
    // Those past the end that come along compute the last tile once more.
    `let tile = min(place, ${tiles - 1}u);`,
    `let phase = workgroup / ${workgroups}u % ${phases}u;`,
    `let part = workgroup / ${workgroups * phases}u;`,
    `let column = tile % ${across}u * ${columns}u + quarter;`,
    `let g = tile / ${across}u % ${groups}u;`,
    `let row = tile / ${across * groups}u * ${rows}u;`,
    `let begin = part * ${each}u;`,
    `let end = min(begin + ${each}u, ${all}u);`,
    // Rows and columns past the end load the last one again and are dropped at the end.
    ...own.flatMap((r) => [
      `let row${r} = min(row + ${r * sharedBy}u + quarter, ${m - 1}u);`,
      ...product.row(r),
    ]),
    ...mine.map((c) => `let column${c} = min(column + ${c * sharedBy}u, ${n - 1}u);`),
    `var sums: array<f32, ${tile.length}>;`,
    ...inRuns(
      [
        "for (var piece = first; piece < last; piece++) {",
        `let stretch = piece / ${pieces}u;`,
        ...product.stretch,
        `if (${product.isMet}) {`,
        ...own.flatMap((r) => product.rowStretch(r)),
        ...mine.map((c) => `let begin${c} = ${product.columnStretch(c)};`),
        `let until = min(piece % ${pieces}u * ${run}u + ${run}u, ${length}u);`,
        `for (var k = piece % ${pieces}u * ${run}u; k < until; k += ${steps}u) {`,
        ...span(steps).flatMap((s) => term(s === 0 ? "k" : "(k + 1u)")),
        "}",
        "}",
        "}",
      ],
      tile.map(([r, c]) => `sum${r}_${c}`),
      "0.0f",
      Math.max(1, Math.floor(run / length)),
    ),
    // In a loop, so that what follows the product stands in the shader once.
    `if (place < ${tiles}u) {`,
    `for (var t = 0u; t < ${tile.length}u; t++) {`,
    `let r = row + t / ${mine.length}u;`,
    `let c = column + t % ${mine.length}u * ${sharedBy}u;`,
    ...out.statements,
    `if (r < ${m}u && c < ${n}u && ${out.isThere}) { finish(part * ${size}u + (${out.place} * ${groups}u + g) * ${n}u + c, sums[t]); }`,
    "}",
    "}",
  ];
  const body = [
    `let quarter = lane % ${sharedBy}u;`,
    `let place = workgroup % ${workgroups}u * ${workgroupSize / sharedBy}u + lane / ${sharedBy}u;`,
    ...(sharedBy === 4 ? quadsBelow(tiles, traits, lines) : lines),
  ];
  return {
    body: body.join("\n"),
    workgroups: workgroups * phases * parts,
    features: sharedBy === 4 ? ["quads"] : [],
  };
}

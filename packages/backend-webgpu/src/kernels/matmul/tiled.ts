import type { Dispatch, Half } from "../kernel.ts";
import { inRuns, span } from "./elements.ts";
import { loading, type Side } from "./loading.ts";
import { partOf } from "./split.ts";
import { packing, tileMemory } from "./tileMemory.ts";
import type { TileProduct } from "./tileProduct.ts";
import { bytesOf, depth, invocationsOf, type Tile, tiles } from "./tiles.ts";
import type { Way } from "./way.ts";

/**
 * For GPUs: a workgroup brings tiles of A and B, 16 deep, into its memory, from which each invocation computes
 * 8x8 elements, or 4x4 where the output is small; then the long axis is split among the invocations too.
 * The tiles lie there as fours of rows or of columns.
 */
export function tiled(product: TileProduct, half: Half, { rows, columns, parts }: Way): Dispatch {
  const { batch, m, n, k } = product;
  const tile = tiles.find((each) => each.rows === rows && each.columns === columns);
  if (!tile) throw new Error(`there is no tile of ${rows}x${columns}`);
  const { fours, slices } = tile;
  const memory = tileMemory(half);
  const invocations = invocationsOf(tile);
  const [quarterA, quarterB] = [rows / 4, columns / 4];
  const [tall, wide] = [quarterA / fours, quarterB / fours];
  const [down, across] = [Math.ceil(m / rows), Math.ceil(n / columns)];
  const tileA: Side = { operand: product.a, size: m, name: `tileA${rows}`, length: rows, first: "top" };
  const tileB: Side = {
    operand: product.b,
    size: n,
    name: `tileB${columns}`,
    length: columns,
    first: "left",
  };
  const pieces = span(fours);
  const lines = pieces.flatMap((f) => span(4).map((r) => [f, r] as const));
  const sums = lines.flatMap(([f, r]) => pieces.map((g) => `sum${f}_${r}_${g}`));
  const taken = ({ name }: Side, quarter: number, at: string): string =>
    memory.unpacked(`${name}[d * ${quarter}u + ${at}]`);
  const body = [
    `let p = workgroup / ${down * across}u % ${batch}u;`,
    ...partOf(k, product.size, parts, `workgroup / ${batch * down * across}u`),
    `let top = workgroup / ${across}u % ${down}u * ${rows}u;`,
    `let left = workgroup % ${across}u * ${columns}u;`,
    `let slice = lane / ${tall * wide}u;`,
    `let y = lane / ${wide}u % ${tall}u;`,
    `let x = lane % ${wide}u;`,
    `var sums: array<vec4<f32>, ${sums.length}>;`,
    ...inRuns(
      [
        `for (var k = first; k < last; k += ${depth}u) {`,
        loading(tileA, memory, invocations),
        loading(tileB, memory, invocations),
        "  workgroupBarrier();",
        `  for (var d = slice; d < ${depth}u; d += ${slices}u) {`,
        ...pieces.map((f) => `    let a${f} = ${taken(tileA, quarterA, `y + ${f * tall}u`)};`),
        ...pieces.map((g) => `    let b${g} = ${taken(tileB, quarterB, `x + ${g * wide}u`)};`),
        ...lines.flatMap(([f, r]) =>
          pieces.map((g) => `    sum${f}_${r}_${g} += a${f}.${"xyzw"[r]} * b${g};`),
        ),
        "  }",
        "  workgroupBarrier();",
        "}",
      ],
      sums,
      "vec4<f32>()",
    ),
    slices > 1 ? joined(product, tile) : finished(product, tile),
  ];
  const declared = ({ name }: Side, quarter: number): string =>
    `var<workgroup> ${name}: array<${memory.type}, ${depth * quarter}>;`;
  return {
    body: body.join("\n"),
    workgroups: batch * parts * down * across,
    invocations,
    functions: [
      ...product.functions,
      declared(tileA, quarterA),
      declared(tileB, quarterB),
      ...(slices > 1 ? [`var<workgroup> meeting: array<vec4<f32>, ${invocations}>;`] : []),
      ...(half === "packed" ? packing : []),
    ],
    workgroupBytes: bytesOf(tile),
    features: half === "f16" ? ["f16"] : [],
  };
}

/** Every invocation finishes its own elements. */
function finished({ n, out, isThere }: TileProduct, { fours, rows, columns }: Tile): string {
  const [tall, wide] = [rows / 4 / fours, columns / 4 / fours];
  const count = 4 * fours * fours;
  // In a loop, so that what follows the product stands in the shader once.
  return `for (var t = 0u; t < ${count * 4}u; t++) {
  let f = t / ${16 * fours}u;
  let g = t / 4u % ${fours}u;
  let row = top + (y + f * ${tall}u) * 4u + t / ${4 * fours}u % 4u;
  let column = left + (x + g * ${wide}u) * 4u + t % 4u;
  if (${isThere("row")} && column < ${n}u) { finish(before + ${out("row", "column")}, sums[t / 4u][t % 4u]); }
}`;
}

/** The slices' sums meet in workgroup memory, row by row of the invocations' 4x4: each then finishes one element. */
function joined({ n, out, isThere }: TileProduct, { rows, columns, slices }: Tile): string {
  const [tall, wide] = [rows / 4, columns / 4];
  const parts = span(slices).map((s) => `meeting[four * ${slices}u + ${s}u][j]`);
  return `let four = lane / 4u;
let j = lane % 4u;
let column = left + four % ${wide}u * 4u + j;
for (var r = 0u; r < 4u; r++) {
  meeting[lane % ${tall * wide}u * ${slices}u + slice] = sums[r];
  workgroupBarrier();
  let row = top + four / ${wide}u * 4u + r;
  if (${isThere("row")} && column < ${n}u) { finish(before + ${out("row", "column")}, ${parts.join(" + ")}); }
  workgroupBarrier();
}`;
}

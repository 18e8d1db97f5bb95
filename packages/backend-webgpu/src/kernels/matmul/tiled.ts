import { type Dispatch, workgroupSize } from "../kernel.ts";
import { elements, inRuns, type Product, span } from "./elements.ts";

/** Elements of the long axis that a workgroup has in its memory at a time. */
const depth = 16;

/** A workgroup's tile of `length` rows and columns; `fours` are those of each invocation, in fours each way; the long axis is split among `slices`. */
interface Tile {
  readonly length: number;
  readonly fours: number;
  readonly slices: number;
}

/** From so many tiles on, a device is busy: a smaller tile would only load more. */
const tiles: readonly (Tile & { readonly atLeast: number })[] = [
  { length: 64, fours: 2, slices: 1, atLeast: 64 },
  { length: 32, fours: 1, slices: 1, atLeast: 32 },
  { length: 16, fours: 1, slices: 4, atLeast: 0 },
];

/**
 * For GPUs: a workgroup loads tiles of A and B, 16 deep, into its memory, from which each invocation computes
 * 8x8 elements, or 4x4 where the output is small; then the long axis is split among the invocations too.
 * The tiles lie there as vec4 of four rows or four columns.
 */
export function tiled(call: Product): Dispatch {
  const { batch, m, n, k } = call.parameters;
  const chosen = tiles.find(
    ({ length, atLeast }) => batch * Math.ceil(m / length) * Math.ceil(n / length) >= atLeast,
  ) as Tile;
  const { length, fours, slices } = chosen;
  const quarter = length / 4;
  const [down, across] = [Math.ceil(m / length), Math.ceil(n / length)];
  const side = quarter / fours;
  const pieces = span(fours);
  const rows = pieces.flatMap((f) => span(4).map((r) => [f, r] as const));
  const sums = rows.flatMap(([f, r]) => pieces.map((g) => `sum${f}_${r}_${g}`));
  const lines = [
    `let p = workgroup / ${down * across}u;`,
    `let top = workgroup / ${across}u % ${down}u * ${length}u;`,
    `let left = workgroup % ${across}u * ${length}u;`,
    `let slice = lane / ${side * side}u;`,
    `let y = lane / ${side}u % ${side}u;`,
    `let x = lane % ${side}u;`,
    `var sums: array<vec4<f32>, ${sums.length}>;`,
    ...inRuns(
      k,
      [
        `for (var k = first; k < last; k += ${depth}u) {`,
        loading(call, quarter),
        "  workgroupBarrier();",
        `  for (var d = slice; d < ${depth}u; d += ${slices}u) {`,
        ...pieces.map((f) => `    let a${f} = tileA${length}[d * ${quarter}u + y + ${f * side}u];`),
        ...pieces.map((g) => `    let b${g} = tileB${length}[d * ${quarter}u + x + ${g * side}u];`),
        ...rows.flatMap(([f, r]) =>
          pieces.map((g) => `    sum${f}_${r}_${g} += a${f}.${"xyzw"[r]} * b${g};`),
        ),
        "  }",
        "  workgroupBarrier();",
        "}",
      ],
      sums,
      "vec4<f32>()",
    ),
    slices > 1 ? joined(call, chosen) : finished(call, chosen),
  ];
  return {
    body: lines.join("\n"),
    workgroups: batch * down * across,
    functions: [memory("tileA", length, depth * quarter), memory("tileB", length, depth * quarter)],
    workgroupBytes: 2 * depth * length * 4,
  };
}

function memory(name: string, length: number, size: number): string {
  return `var<workgroup> ${name}${length}: array<vec4<f32>, ${size}>;`;
}

/** Loads both tiles; what lies past the end of the long axis is 0, rows and columns past theirs are the last again.
 * Invocations in a row take elements in a row. */
function loading(call: Product, quarter: number): string {
  const { m, n, k, transposeA, transposeB } = call.parameters;
  const { a, b } = elements(call);
  const length = quarter * 4;
  const along = `let d = e % ${depth}u; let four = e / ${depth}u;`;
  const aside = `let d = e / ${quarter}u; let four = e % ${quarter}u;`;
  const vector = (start: string, last: number, element: (at: string) => string): string =>
    `vec4<f32>(${span(4).map((j) => element(`min(${start} + four * 4u + ${j}u, ${last}u)`))})`;
  const part = (tile: string, walk: string, value: string): string =>
    `  for (var e = lane; e < ${depth * quarter}u; e += ${workgroupSize}u) {
    ${walk}
    let at = k + d;
    var four4 = vec4<f32>();
    if (at < ${k}u) { four4 = ${value}; }
    ${tile}${length}[d * ${quarter}u + four] = four4;
  }`;
  return [
    part(
      "tileA",
      transposeA ? aside : along,
      vector("top", m - 1, (row) => a(row, "at")),
    ),
    part(
      "tileB",
      transposeB ? along : aside,
      vector("left", n - 1, (column) => b("at", column)),
    ),
  ].join("\n");
}

/** Every invocation finishes its own elements. */
function finished(call: Product, { fours, length }: Tile): string {
  const { m, n } = call.parameters;
  const side = length / 4 / fours;
  const count = 4 * fours * fours;
  // In a loop, so that what follows the product stands in the shader once.
  return `for (var t = 0u; t < ${count * 4}u; t++) {
  let f = t / ${16 * fours}u;
  let g = t / 4u % ${fours}u;
  let row = top + (y + f * ${side}u) * 4u + t / ${4 * fours}u % 4u;
  let column = left + (x + g * ${side}u) * 4u + t % 4u;
  if (row < ${m}u && column < ${n}u) { finish((p * ${m}u + row) * ${n}u + column, sums[t / 4u][t % 4u]); }
}`;
}

/** The slices' sums meet in workgroup memory, row by row of the invocations' 4x4: each then finishes one element. */
function joined(call: Product, { length, slices }: Tile): string {
  const { m, n } = call.parameters;
  const quarter = length / 4;
  // Tile A, which nobody reads any more, has as many elements as invocations.
  const parts = span(slices).map((s) => `tileA${length}[four * ${slices}u + ${s}u][j]`);
  return `let four = lane / 4u;
let j = lane % 4u;
let column = left + four % ${quarter}u * 4u + j;
for (var r = 0u; r < 4u; r++) {
  tileA${length}[lane % ${quarter * quarter}u * ${slices}u + slice] = sums[r];
  workgroupBarrier();
  let row = top + four / ${quarter}u * 4u + r;
  if (row < ${m}u && column < ${n}u) { finish((p * ${m}u + row) * ${n}u + column, ${parts.join(" + ")}); }
  workgroupBarrier();
}`;
}

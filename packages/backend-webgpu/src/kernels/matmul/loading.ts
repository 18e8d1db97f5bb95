import { span } from "./elements.ts";
import type { TileMemory } from "./tileMemory.ts";
import type { TileOperand } from "./tileProduct.ts";
import { depth } from "./tiles.ts";

/** One side of a tile: which operand it is of, and what it covers. */
export interface Side {
  readonly operand: TileOperand;
  /** Rows of A or columns of B in all. */
  readonly size: number;
  /** The variable of workgroup memory: [depth][length / 4] fours of rows, or of columns. */
  readonly name: string;
  /** Rows of A or columns of B in the tile. */
  readonly length: number;
  /** The first of them, a WGSL variable. */
  readonly first: string;
}

/**
 * Statements by which the invocations of a workgroup bring a side of the next tile, 16 deep from `k` on, into its memory.
 * What lies past `last` on the long axis is 0; rows and columns past the end are the last ones again.
 */
export function loading(side: Side, memory: TileMemory, invocations: number): string {
  const { four, isAside } = side.operand;
  if (!four) return scalars(side, memory, invocations);
  return (isAside ? aside : along)(side, four, memory, invocations);
}

/** Fours along the side: each load is a four of the tile. */
function aside(
  { name, size, length, first }: Side,
  four: (at: string, k: string) => string,
  memory: TileMemory,
  invocations: number,
): string {
  const quarter = length / 4;
  return `  for (var e = lane; e < ${depth * quarter}u; e += ${invocations}u) {
    let at = ${first} + e % ${quarter}u * 4u;
    let deep = k + e / ${quarter}u;
    var four = vec4<f32>();
    if (deep < last && at < ${size}u) { four = ${four("at", "deep")}; }
    ${name}[e] = ${memory.packed("four")};
  }`;
}

/** Fours along the long axis: four of them, from four rows, are turned into four fours of the tile. */
function along(
  { name, size, length, first }: Side,
  four: (at: string, k: string) => string,
  memory: TileMemory,
  invocations: number,
): string {
  const quarter = length / 4;
  const row = (j: number): string => four(`min(at + ${j}u, ${size - 1}u)`, "deep");
  return `  for (var e = lane; e < ${(depth / 4) * quarter}u; e += ${invocations}u) {
    let at = ${first} + e / ${depth / 4}u * 4u;
    let d = e % ${depth / 4}u * 4u;
    let deep = k + d;
    var block = mat4x4<f32>();
    if (deep < last) { block = transpose(mat4x4<f32>(${span(4).map(row).join(", ")})); }
    for (var j = 0u; j < 4u; j++) {
      ${name}[(d + j) * ${quarter}u + e / ${depth / 4}u] = ${memory.packed("block[j]")};
    }
  }`;
}

/** One by one; invocations in a row take elements in a row. */
function scalars(
  { operand, name, size, length, first }: Side,
  memory: TileMemory,
  invocations: number,
): string {
  const quarter = length / 4;
  const walk = operand.isAside
    ? `let d = e / ${quarter}u; let four = e % ${quarter}u;`
    : `let d = e % ${depth}u; let four = e / ${depth}u;`;
  const element = (j: number): string =>
    operand.element(`min(${first} + four * 4u + ${j}u, ${size - 1}u)`, "deep");
  return `  for (var e = lane; e < ${depth * quarter}u; e += ${invocations}u) {
    ${walk}
    let deep = k + d;
    var numbers = vec4<f32>();
    if (deep < last) { numbers = vec4<f32>(${span(4).map(element).join(", ")}); }
    ${name}[d * ${quarter}u + four] = ${memory.packed("numbers")};
  }`;
}

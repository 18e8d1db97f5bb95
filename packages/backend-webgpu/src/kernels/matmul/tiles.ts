/**
 * A workgroup's tile of `rows` by `columns`. Each invocation has `fours` times four rows and as many columns of it;
 * the long axis is split among `slices` of the invocations.
 */
export interface Tile {
  readonly rows: number;
  readonly columns: number;
  readonly fours: 1 | 2;
  readonly slices: number;
  /** Tiles that a product needs to have for this one to be the first choice: fewer leave most of a GPU idle. */
  readonly atLeast: number;
}

/** The largest first: the more elements of a tile, the fewer loads for each. */
export const tiles: readonly Tile[] = [
  { rows: 128, columns: 128, fours: 2, slices: 1, atLeast: 256 },
  { rows: 128, columns: 64, fours: 2, slices: 1, atLeast: 256 },
  { rows: 64, columns: 64, fours: 2, slices: 1, atLeast: 64 },
  { rows: 32, columns: 32, fours: 1, slices: 1, atLeast: 32 },
  { rows: 16, columns: 16, fours: 1, slices: 4, atLeast: 0 },
];

/** Elements of the long axis that a workgroup has in its memory at a time. */
export const depth = 16;

export function invocationsOf({ rows, columns, fours, slices }: Tile): number {
  return (rows / (4 * fours)) * (columns / (4 * fours)) * slices;
}

/** Bytes of memory that a workgroup takes. */
export function bytesOf(tile: Tile): number {
  return depth * (tile.rows + tile.columns) * 4 + (tile.slices > 1 ? meetingBytes(tile) : 0);
}

/** Of the memory where the slices' sums meet: a vec4 for each invocation. */
function meetingBytes(tile: Tile): number {
  return invocationsOf(tile) * 16;
}

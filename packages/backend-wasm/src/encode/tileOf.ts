import type { Shares } from "./address.ts";

/** Who divides work: how many threads, and the numbers of a tile that is worth handing to another one. */
export interface Division {
  readonly threads: number;
  readonly least: number;
}

/** Some 10 microseconds' worth. */
export const worthSharing = 16_384;

/** Tiles for each thread, so that one that is held up delays the others little. */
const each = 4;

/** Units of a tile: all of them where dividing does not pay. */
export function tileOf({ units, work, multiple = 1 }: Shares, { threads, least }: Division): number {
  const rounded = (tile: number): number => Math.ceil(tile / multiple) * multiple;
  if (threads === 1 || units * work < 2 * least) return units;
  return Math.max(rounded(units / (threads * each)), rounded(least / work));
}

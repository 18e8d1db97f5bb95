import { type Room, roomFrom } from "./room.ts";

/** A stretch of the arena that is in use from one level of dispatches to another. */
export interface Lifetime {
  /** Elements. */
  readonly size: number;
  readonly from: number;
  readonly to: number;
}

/** Elements that every place is a multiple of: 256 bytes, where WebGPU allows a binding to start. */
export const alignment = 64;

/**
 * A place for each lifetime, so that no two that overlap in time overlap in memory: the largest first, each in
 * the lowest gap that it fits.
 *
 * @returns first elements, and the elements of the whole
 */
export function layout(
  lifetimes: readonly Lifetime[],
  first: number,
  room: Room,
): { readonly offsets: number[]; readonly size: number } {
  const offsets: number[] = new Array(lifetimes.length).fill(0);
  const placed: number[] = [];
  let size = first;
  const order = lifetimes.map((_, i) => i).sort((a, b) => lifetimes[b].size - lifetimes[a].size);
  for (const i of order) {
    const { from, to } = lifetimes[i];
    const needed = aligned(lifetimes[i].size);
    let offset = roomFrom(first, needed, room);
    // `placed` is ordered by offset.
    for (const other of placed) {
      const { from: otherFrom, to: otherTo, size: otherSize } = lifetimes[other];
      if (otherTo < from || to < otherFrom) continue;
      if (offsets[other] >= offset + needed) break;
      offset = roomFrom(Math.max(offset, offsets[other] + aligned(otherSize)), needed, room);
    }
    offsets[i] = offset;
    size = Math.max(size, offset + needed);
    const after = placed.findIndex((other) => offsets[other] > offset);
    placed.splice(after < 0 ? placed.length : after, 0, i);
  }
  return { offsets, size };
}

/** At least one element, so that no two values share a place. */
export function aligned(size: number): number {
  return Math.max(1, Math.ceil(size / alignment)) * alignment;
}

import type { Plan } from "@retrograd/core/backend";
import { aligned, type Lifetime, layout } from "./layout.ts";
import { type Room, roomFrom } from "./room.ts";
import type { Unit } from "./schedule.ts";

/** Inputs first, the smallest in front, so that they are uploaded together; then the rest by lifetime.
 *
 * @param places takes the first element of each
 * @returns elements of the whole */
export function placeInArena(
  plan: Plan,
  units: readonly Unit[],
  levels: readonly number[],
  storage: readonly number[],
  sizes: ReadonlyMap<number, number>,
  places: Map<number, number>,
  room: Room,
): number {
  let first = 0;
  const given = [...new Set(plan.inputs.map(({ value }) => value))];
  for (const value of given.sort((a, b) => plan.values[a].size - plan.values[b].size)) {
    const size = aligned(plan.values[value].size);
    first = roomFrom(first, size, room);
    places.set(value, first);
    first += size;
  }
  const lifetimes = new Map<number, Lifetime>();
  units.forEach(({ parts, reads, writes }, u) => {
    const last = levels[u] + Math.max(1, parts.length) - 1;
    for (const key of [...reads, ...writes]) {
      if (key < 0 || places.has(key)) continue;
      const known = lifetimes.get(key);
      const size = sizes.get(key) as number;
      lifetimes.set(key, {
        size,
        from: Math.min(levels[u], known?.from ?? levels[u]),
        to: Math.max(last, known?.to ?? last),
      });
    }
  });
  for (const { value } of plan.outputs) {
    const known = lifetimes.get(storage[value]);
    if (known) lifetimes.set(storage[value], { ...known, to: Number.POSITIVE_INFINITY });
  }
  const { offsets, size } = layout([...lifetimes.values()], first, room);
  [...lifetimes.keys()].forEach((key, i) => {
    places.set(key, offsets[i]);
  });
  return size;
}

import type { Plan } from "@retrograd/core/backend";
import { aligned, type Lifetime, layout } from "./layout.ts";
import { type Room, roomFrom } from "./room.ts";
import type { Unit } from "./schedule.ts";

/** Words of four bytes in the arena: of all, and from where on float16 alone lies, in one stretch. */
export interface ArenaSizes {
  readonly arenaSize: number;
  readonly halvesFrom: number;
}

/** Inputs first, the smallest in front, so that they are uploaded together; then the rest by lifetime, float16 behind
 * all others, or among them where everything is bound alone. All in words of four bytes.
 *
 * @param isHalf whether what has this key is of float16
 * @param places takes the first word of each
 * @param room null where the whole is one binding */
export function placeInArena(
  plan: Plan,
  units: readonly Unit[],
  levels: readonly number[],
  storage: readonly number[],
  sizes: ReadonlyMap<number, number>,
  isHalf: (key: number) => boolean,
  places: Map<number, number>,
  room: Room | null,
): ArenaSizes {
  const held = room ?? { piece: Number.POSITIVE_INFINITY, bank: Number.POSITIVE_INFINITY };
  let first = 0;
  const given = [...new Set(plan.inputs.map(({ value }) => value))];
  for (const value of given.sort((a, b) => plan.values[a].size - plan.values[b].size)) {
    const size = aligned(plan.values[value].size);
    first = roomFrom(first, size, held);
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
  const placed = (isOne: (key: number) => boolean, from: number): number => {
    const some = [...lifetimes].filter(([key]) => isOne(key));
    const { offsets, size } = layout(
      some.map(([, lifetime]) => lifetime),
      from,
      held,
    );
    some.forEach(([key], i) => {
      places.set(key, offsets[i]);
    });
    return size;
  };
  const halvesFrom = placed((key) => room !== null || !isHalf(key), first);
  return { halvesFrom, arenaSize: placed((key) => room === null && isHalf(key), halvesFrom) };
}

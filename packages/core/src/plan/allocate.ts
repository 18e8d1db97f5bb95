import { bytesOf } from "../backend/dtype.ts";
import { Arena } from "./arena.ts";
import { type Call, type DraftGroup, type DraftValue, isDoneWith } from "./draft.ts";

/**
 * Gives every value that some group hands to another, or that is read after the run, its place in the arena,
 * for as long as it lives. An elementwise output may lie on an operand that dies in its group.
 *
 * @returns bytes of the arena
 */
export function allocate(
  groups: readonly DraftGroup[],
  inputs: readonly DraftValue[],
  alignment: number,
  inPlace: boolean,
): number {
  const arena = new Arena(alignment);
  const end = groups.length;
  const lastUse = new Map<DraftValue, number>();
  const lifeOf = (value: DraftValue): number => {
    if (value.kept) return end;
    return value.users.reduce(
      (last, user) => Math.max(last, (user.group as DraftGroup).index),
      value.producer?.group?.index ?? -1,
    );
  };
  const place = (value: DraftValue): void => {
    value.place = { kind: "arena", offset: arena.take(value.size * bytesOf(value.dtype)) };
  };
  const dying = new Map<number, DraftValue[]>();
  const live = (value: DraftValue): void => {
    const life = lifeOf(value);
    lastUse.set(value, life);
    const list = dying.get(life) ?? [];
    list.push(value);
    dying.set(life, list);
  };
  for (const input of inputs) {
    place(input);
    live(input);
  }
  for (const group of groups) {
    const inherited = new Set<DraftValue>();
    group.calls.forEach((call, position) => {
      for (const value of Object.values(call.outputs)) {
        if (value.place) continue;
        if (staysInside(call, value)) {
          value.place = { kind: "group" };
          continue;
        }
        const heir =
          inPlace && call.elementwise ? inheritable(group, position, value, inherited, lastUse) : null;
        if (heir) {
          inherited.add(heir);
          value.place = heir.place;
        } else place(value);
        live(value);
      }
    });
    for (const value of dying.get(group.index) ?? []) {
      if (!inherited.has(value) && value.place?.kind === "arena")
        arena.give(value.place.offset, value.size * bytesOf(value.dtype));
    }
  }
  return arena.bytes;
}

/** Whether a value is made and used up by the elementwise calls of one group. */
function staysInside(call: Call, value: DraftValue): boolean {
  return call.elementwise && !value.kept && value.users.every((user) => user.group === call.group);
}

/** A value that dies in this group, as large as `value`, which nobody reads after the call at `position`. */
function inheritable(
  group: DraftGroup,
  position: number,
  value: DraftValue,
  inherited: ReadonlySet<DraftValue>,
  lastUse: ReadonlyMap<DraftValue, number>,
): DraftValue | null {
  for (let i = 0; i <= position; i++) {
    const call = group.calls[i] as Call;
    const near = [
      ...Object.values(call.operands).map((x) => x.value),
      ...(i < position ? Object.values(call.outputs) : []),
    ];
    for (const candidate of near) {
      if (candidate.place?.kind !== "arena" || inherited.has(candidate)) continue;
      if (lastUse.get(candidate) !== group.index || candidate.size !== value.size) continue;
      if (bytesOf(candidate.dtype) === bytesOf(value.dtype) && isDoneWith(group, position, candidate))
        return candidate;
    }
  }
  return null;
}

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
  /** The values in the arena that each group is the last to need. */
  const dying = groups.map((): DraftValue[] => []);
  const live = (value: DraftValue): void => {
    value.place ??= { kind: "arena", offset: arena.take(bytesIn(value)) };
    if (!value.kept && value.place.kind === "arena") dying[lastUse(value)]?.push(value);
  };
  inputs.forEach(live);
  groups.forEach((group, index) => {
    const old = dying[index] as DraftValue[];
    group.calls.forEach((call, position) => {
      for (const value of Object.values(call.outputs)) {
        if (value.place) continue;
        if (staysInside(call, value)) {
          value.place = { kind: "group" };
          continue;
        }
        const mayLieOn = (each: DraftValue): boolean =>
          inPlace && call.elementwise && isLike(each, value) && isDoneWith(group, position, each);
        const under = old.findIndex(mayLieOn);
        if (under >= 0) value.place = (old.splice(under, 1) as [DraftValue])[0].place;
        live(value);
      }
    });
    for (const value of old)
      if (value.place?.kind === "arena") arena.give(value.place.offset, bytesIn(value));
  });
  return arena.bytes;
}

function bytesIn({ size, dtype }: DraftValue): number {
  return size * bytesOf(dtype);
}

/** The number of the last group that needs a value; -1 for an input that none does. */
function lastUse({ users, producer }: DraftValue): number {
  let last = producer?.group?.index ?? -1;
  for (const { group } of users) last = Math.max(last, (group as DraftGroup).index);
  return last;
}

/** Whether a value is made and used up by the elementwise calls of one group. */
function staysInside(call: Call, value: DraftValue): boolean {
  return call.elementwise && !value.kept && value.users.every((user) => user.group === call.group);
}

/** Whether two values have as many elements, of as many bytes. */
function isLike(a: DraftValue, b: DraftValue): boolean {
  return a.size === b.size && bytesOf(a.dtype) === bytesOf(b.dtype);
}

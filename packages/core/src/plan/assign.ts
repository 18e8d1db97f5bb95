import { type Call, type DraftGroup, type DraftValue, isDoneWith } from "./draft.ts";

/** What a variable is to hold after the run. */
export interface DraftAssignment {
  readonly variable: number;
  /** The variable's numbers at the start of the run, if the plan reads them. */
  readonly leaf: DraftValue | null;
  readonly value: DraftValue;
}

/**
 * Lets a value be computed straight into its variable's memory where nobody reads the old numbers any more,
 * and says which assignments have to be copied at the end of the run instead.
 */
export function assignInPlace(assignments: readonly DraftAssignment[], inPlace: boolean): DraftAssignment[] {
  return assignments.filter(({ variable, leaf, value }) => {
    const group = value.producer?.group;
    // Where a group may not write over what it reads, the old numbers must be done with before it.
    const position = inPlace ? group?.calls.indexOf(value.producer as Call) : -1;
    if (!group || value.place || !isFreeBy(leaf, group, position as number)) return true;
    value.place = { kind: "variable", index: variable };
    return false;
  });
}

/** Whether the old numbers are read no later than by the call at `position` of a group, element by element there. */
function isFreeBy(leaf: DraftValue | null, group: DraftGroup, position: number): boolean {
  if (!leaf) return true;
  const earlier = leaf.users.every((user) => (user.group as DraftGroup).index <= group.index);
  return !leaf.kept && earlier && isDoneWith(group, position, leaf);
}

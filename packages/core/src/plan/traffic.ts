import { bytesOf } from "../backend/dtype.ts";
import type { KernelName } from "../backend/kernels.ts";
import type { Call, DraftGroup, DraftValue, Reference } from "./draft.ts";
import type { Site } from "./prologues.ts";

/** Elementwise kernels that cost more than to write their result and read it again. */
export const costly: ReadonlySet<KernelName> = /* @__PURE__ */ new Set([
  ...(["exp", "expm1", "log", "log1p", "sqrt", "sin", "cos", "tanh", "sigmoid", "erf", "pow"] as const),
]);

/** What calls read that is not their own, with the bytes of it. */
export function readsOf(calls: readonly Call[]): Map<DraftValue, number> {
  const reads = new Map<DraftValue, number>();
  for (const { operands } of calls)
    for (const operand of Object.values(operands)) {
      const { producer, source } = operand.value;
      if (source?.kind !== "constant" && !(producer && calls.includes(producer)))
        reads.set(operand.value, Math.max(bytesRead(operand), reads.get(operand.value) ?? 0));
    }
  return reads;
}

/** A broadcast reads its numbers once. */
function bytesRead({ value, view }: Reference): number {
  let size = view ? 1 : value.size;
  view?.shape.forEach((axis, d) => {
    if (view.strides[d] !== 0) size *= axis;
  });
  return size * bytesOf(value.dtype);
}

/**
 * Whether less is written and read if `sites` compute a value from `reads` than if it is kept for them, writing counted
 * twice, since memory is fetched before it is written; and whether no more has to live for longer.
 *
 * @param assigned the new numbers of variables, by the old ones
 */
export function saves(
  value: DraftValue,
  reads: ReadonlyMap<DraftValue, number>,
  sites: readonly Site[],
  dead: ReadonlySet<Call>,
  assigned: ReadonlyMap<DraftValue, DraftValue>,
): boolean {
  const bytes = value.size * bytesOf(value.dtype);
  const from = value.producer?.group as DraftGroup;
  const until = Math.max(...sites.map(({ group }) => group.index));
  let more = 0;
  let longer = 0;
  for (const [read, size] of reads) {
    const end = lastUse(read);
    // Where a variable's new numbers could have been written over the old ones, they still can.
    const next = assigned.get(read)?.producer?.group?.index ?? until;
    if (end <= next && next < until) return false;
    // Rows that are broadcast hardly count.
    if (size * 8 <= bytes) continue;
    const groups = new Set(read.users.filter((user) => !dead.has(user)).map(({ group }) => group));
    for (const { group } of sites) if (!groups.has(group)) more += size;
    if (!groups.has(from)) more -= size;
    if (end < until && (!read.source || read.source.kind === "input")) longer++;
  }
  return more < bytes * (2 + sites.length) && (longer <= 1 || until === from.index + 1);
}

/** The last group that needs a value. */
function lastUse({ kept, users }: DraftValue): number {
  if (kept) return Infinity;
  return users.reduce((last, { group }) => Math.max(last, (group as DraftGroup).index), 0);
}

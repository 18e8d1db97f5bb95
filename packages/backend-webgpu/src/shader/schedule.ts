import type { Part } from "./part.ts";
import type { Room } from "./room.ts";

/** The parts of one stage, which run one after the other, and the memory that they read and write. */
export interface Unit {
  readonly parts: readonly Part[];
  /** Keys of memory: two units with none in common may run at once. */
  readonly reads: readonly number[];
  readonly writes: readonly number[];
}

/**
 * The level of each unit: units of one level do not depend on one another. A unit runs as early as it can:
 * after what wrote the memory that it reads or writes, and after what read the memory that it writes. One with
 * several parts takes as many levels.
 */
export function levelsOf(units: readonly Unit[]): number[] {
  const lastWrite = new Map<number, number>();
  const lastRead = new Map<number, number>();
  return units.map(({ parts, reads, writes }) => {
    let level = 0;
    for (const key of reads) level = Math.max(level, (lastWrite.get(key) ?? -1) + 1);
    for (const key of writes)
      level = Math.max(level, (lastWrite.get(key) ?? -1) + 1, (lastRead.get(key) ?? -1) + 1);
    const last = level + Math.max(1, parts.length) - 1;
    for (const key of reads) lastRead.set(key, Math.max(last, lastRead.get(key) ?? -1));
    for (const key of writes) lastWrite.set(key, last);
    return level;
  });
}

/** What one dispatch can hold. */
export interface DispatchLimits extends Room {
  readonly buffers: number;
  readonly workgroupBytes: number;
}

/** Workgroups that a dispatch of several parts has at most: larger ones keep a device busy by themselves. */
const mostJoined = 1024;
const mostParts = 8;

/** The parts of each dispatch, in order: those of one level together, as far as the limits allow. */
export function dispatchesOf(
  units: readonly Unit[],
  levels: readonly number[],
  limits: DispatchLimits,
): Part[][] {
  const byLevel: Part[][] = [];
  units.forEach(({ parts }, u) => {
    parts.forEach((part, p) => {
      const level = levels[u] + p;
      byLevel[level] = [...(byLevel[level] ?? []), part];
    });
  });
  return byLevel.flatMap((parts = []) => {
    const dispatches: Part[][] = [];
    for (const part of parts) {
      const fitting = dispatches.find((others) => fits([...others, part], limits));
      if (fitting) fitting.push(part);
      else dispatches.push([part]);
    }
    return dispatches;
  });
}

function fits(parts: readonly Part[], limits: DispatchLimits): boolean {
  const sum = (of: (part: Part) => number): number => parts.reduce((total, part) => total + of(part), 0);
  return (
    parts.length <= mostParts &&
    !parts.some((part) => part.isAlone) &&
    parts.every((part) => part.invocations === parts[0].invocations) &&
    sum((part) => part.workgroups) <= mostJoined &&
    sum((part) => part.workgroupBytes) <= limits.workgroupBytes &&
    new Set(parts.flatMap((part) => [...part.buffers])).size <= limits.buffers
  );
}

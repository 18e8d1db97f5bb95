import type { Value } from "@retrograd/core/backend";

/** Whether two values share no memory. */
export function areApart(a: Value, b: Value): boolean {
  const [p, q] = [a.place, b.place];
  if (p.kind === "variable" && q.kind === "variable") return p.index !== q.index;
  if (p.kind !== "arena" || q.kind !== "arena") return true;
  return p.offset + a.size * 4 <= q.offset || q.offset + b.size * 4 <= p.offset;
}

/** Whether each element of one lies where the same element of the other does. */
export function lieAlike(a: Value, b: Value): boolean {
  const [p, q] = [a.place, b.place];
  if (a.size !== b.size) return false;
  if (p.kind === "variable" && q.kind === "variable") return p.index === q.index;
  return p.kind === "arena" && q.kind === "arena" && p.offset === q.offset;
}

import { type Traits, workgroupSize } from "../kernel.ts";

/**
 * Statements of the quads whose number `place` is below a count, in workgroups that these do not fill: subgroups of others only
 * have nothing to do. A quad that shares its subgroup with one below the count comes along.
 */
export function quadsBelow(
  count: number,
  { subgroups }: Traits,
  statements: readonly string[],
): readonly string[] {
  if ((count * 4) % workgroupSize === 0) return statements;
  const together = (subgroups?.most ?? 4) / 4;
  const first = together === 1 ? "place" : `place / ${together}u * ${together}u`;
  return [`if (${first} < ${count}u) {`, ...statements, "}"];
}

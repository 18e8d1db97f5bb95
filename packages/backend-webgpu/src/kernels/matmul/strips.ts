import type { SubgroupSizes } from "../kernel.ts";

/** How a workgroup of whole subgroups divides its tile, whatever of its possible sizes a subgroup turns out to have. */
export interface Strips {
  readonly invocations: number;
  /** Rows of invocations, each as wide as the widest subgroup: all invocations of a subgroup have the same rows of the tile. */
  readonly count: number;
  /** Steps along the long axis whose elements of A lie in a subgroup at a time: no more than the narrowest one has invocations. */
  readonly depth: number;
}

/** Invocations that a workgroup has at most where a device has WebGPU's default limits. */
const mostInvocations = 256;

export function stripsOf({ least, most }: SubgroupSizes): Strips {
  const count = Math.min(4, mostInvocations / most);
  return { invocations: count * most, count, depth: Math.min(least, 8) };
}

/** What `slot` counts with. */
export const arrivals: string = "var<workgroup> arrivals: atomic<u32>;";

/**
 * Statements that give every invocation a `place` in its subgroup and a `slot` in its workgroup, by which those of a subgroup
 * lie side by side. WGSL does not say which invocations make a subgroup, so that subgroups count themselves as they come.
 */
export const slot: readonly string[] = [
  "let place = subgroupExclusiveAdd(1u);",
  "let size = subgroupAdd(1u);",
  // SwiftShader zeroes a workgroup's memory as each of its subgroups starts; a barrier is passed when all have started.
  "workgroupBarrier();",
  "var earlier = 0u;",
  "if (subgroupElect()) { earlier = atomicAdd(&arrivals, size); }",
  "let slot = subgroupBroadcastFirst(earlier) + place;",
];

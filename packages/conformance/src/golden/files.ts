import type { GoldenFile } from "./format.ts";

/** The groups of golden cases that come with the package. */
export const goldenGroups = [
  "unary",
  "binary",
  "matmul",
  "reduce",
  "conv",
  "pool",
  "norm",
  "shape",
  "attention",
  "recurrent",
  "losses",
  "composite",
  "optimizers",
  "schedules",
  "networks",
] as const;

/** The golden cases of a group; loaded when asked for, as all of them are 3 MB. */
export async function goldenFile(group: (typeof goldenGroups)[number]): Promise<GoldenFile> {
  const module = await import(`../../golden/${group}.json`, { with: { type: "json" } });
  return module.default as GoldenFile;
}

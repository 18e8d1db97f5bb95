import type { Runner } from "./runner.ts";

/** Retrograd on each of the named backends, or on all of them where none is named. */
export async function retrograd(_backends: readonly string[]): Promise<Runner[]> {
  return [];
}

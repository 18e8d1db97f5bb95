import { readFileSync, writeFileSync } from "node:fs";
import type { AllCounts } from "./differences.ts";

const file = new URL("../../counts.json", import.meta.url);

/** The counts as they are agreed on. */
export function checkedIn(): AllCounts {
  return JSON.parse(readFileSync(file, "utf8")) as AllCounts;
}

export function checkIn(counts: AllCounts): void {
  writeFileSync(file, `${JSON.stringify(counts, null, 2)}\n`);
}

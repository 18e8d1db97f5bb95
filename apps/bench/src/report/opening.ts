import type { Results } from "../results.ts";
import type { WorkloadEntry } from "../workloads/workload.ts";
import { ratio } from "./format.ts";
import { ownStanding } from "./ownStanding.ts";

/** What a reader wants to know first: against the fastest other library, on one thread of WebAssembly. */
export function opening({ results }: Results, workloads: readonly WorkloadEntry[]): string[] {
  const timesFaster = (name: string) => ownStanding(results, name, "wasm")?.againstPeer ?? null;
  const training = workloads.flatMap(({ name, title }) => {
    const times = isTraining(name) ? timesFaster(name) : null;
    return times === null ? [] : [`${title.split(":")[0]} ${ratio(times)} ([${name}](#${name}))`];
  });
  const range = (belongs: (name: string) => boolean, what: string): string[] => {
    const all = workloads.flatMap(({ name }) => (belongs(name) ? (timesFaster(name) ?? []) : []));
    return all.length > 0 ? [`${what} ${ratio(Math.min(...all))} to ${ratio(Math.max(...all))}`] : [];
  };
  const others = [
    ...range((name) => name.endsWith("-inference"), "their inference"),
    ...range((name) => name.startsWith("gemm-"), "products of matrices"),
    ...range((name) => name.startsWith("w8-"), "operations on a million numbers"),
  ];
  if (training.length + others.length === 0) return [];
  return [
    "How many times faster Retrograd is, on one thread of WebAssembly, than the fastest other JavaScript library: in training steps",
    `${training.join(", ")}.${others.length > 0 ? ` Besides: ${others.join(", ")}.` : ""}`,
    "",
  ];
}

function isTraining(name: string): boolean {
  return /^w\d$/.test(name);
}

import type { Counts } from "./counts.ts";

/** Of every workload, by its name. */
export type AllCounts = Readonly<Record<string, Counts>>;

/** What differs, one line each: "w2 wasm groups: 9, was 8 (+1)". */
export function differences(before: AllCounts, after: AllCounts): string[] {
  const was = flat(before);
  const is = flat(after);
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  return keys.flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)];
    if (old === now) return [];
    if (old === undefined) return [`${key}: ${now}, was not counted before`];
    if (now === undefined) return [`${key}: no longer counted, was ${old}`];
    return [`${key}: ${now}, was ${old} (${now > old ? "+" : ""}${now - old})`];
  });
}

function flat(all: AllCounts): Map<string, number> {
  const entries = Object.entries(all).flatMap(([workload, counts]) =>
    Object.entries(counts).flatMap(([backend, own]) =>
      Object.entries(own).map(([name, count]) => [`${workload} ${backend} ${name}`, count] as const),
    ),
  );
  return new Map(entries);
}

import type { RunnerEntry } from "../runners/runner.ts";

/** Those that compute on the named backends; all where none is named. */
export function onBackends(
  entries: readonly RunnerEntry[],
  names: readonly string[],
): readonly RunnerEntry[] {
  return selected("backend", entries, names, ({ backend }) => [backend]);
}

/** Those that go by these names, the library's or with its backend: "tfjs", "tfjs-wasm"; all where none is named. */
export function ofLibraries(
  entries: readonly RunnerEntry[],
  names: readonly string[],
): readonly RunnerEntry[] {
  return selected("peer", entries, names, ({ runner, backend }) => [runner, `${runner}-${backend}`]);
}

function selected(
  kind: string,
  entries: readonly RunnerEntry[],
  names: readonly string[],
  namesOf: (entry: RunnerEntry) => readonly string[],
): readonly RunnerEntry[] {
  const known = [...new Set(entries.flatMap(namesOf))];
  for (const name of names)
    if (!known.includes(name))
      throw new Error(`bench: there is no ${kind} "${name}"; there are ${known.join(", ")}.`);
  if (names.length === 0) return entries;
  return entries.filter((entry) => namesOf(entry).some((name) => names.includes(name)));
}

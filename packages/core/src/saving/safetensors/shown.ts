/** A value from a file as a sentence quotes it, cut to a length that one reads, without control characters. */
export function shown(value: unknown): string {
  const text = ((typeof value === "string" ? value : JSON.stringify(value)) ?? "nothing").replace(
    /\p{C}/gu,
    "\ufffd",
  );
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Names as a sentence lists them: the first three, and how many more there are. */
export function listed(names: readonly string[]): string {
  const first = names.slice(0, 3).map(shown).join(", ");
  return names.length > 3 ? `${first} and ${names.length - 3} more` : first;
}

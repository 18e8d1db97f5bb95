/** The first key that some object of a JSON text has twice, or null; the text must be valid JSON. */
export function repeatedKey(json: string): string | null {
  const keys: (Set<string> | null)[] = [];
  for (let i = 0; i < json.length; i++) {
    const character = json[i];
    if (character === "{") keys.push(new Set());
    else if (character === "[") keys.push(null);
    else if (character === "}" || character === "]") keys.pop();
    else if (character === '"') {
      const end = endOfString(json, i);
      const own = keys.at(-1);
      if (own && isKey(json, end)) {
        const key = JSON.parse(json.slice(i, end)) as string;
        if (own.has(key)) return key;
        own.add(key);
      }
      i = end - 1;
    }
  }
  return null;
}

/** Where the string that starts at `start` has ended. */
function endOfString(json: string, start: number): number {
  let i = start + 1;
  while (i < json.length && json[i] !== '"') i += json[i] === "\\" ? 2 : 1;
  return i + 1;
}

/** Whether the next character that is no white space is a colon. */
function isKey(json: string, end: number): boolean {
  let i = end;
  while (json[i] === " " || json[i] === "\n" || json[i] === "\t" || json[i] === "\r") i++;
  return json[i] === ":";
}

import type { BufferName } from "./bufferName.ts";
import { type Draft, draftOf, takeNumbers } from "./draft.ts";
import type { Part } from "./part.ts";

/** One dispatch: its WGSL, the buffers that it binds in order, and how many workgroups it takes. */
export interface Shader {
  readonly label: string;
  readonly code: string;
  readonly buffers: readonly BufferName[];
  /** What the uniform `differing` holds, which it binds behind the buffers, if there are any. */
  readonly numbers: readonly number[];
  readonly workgroups: readonly [columns: number, rows: number];
}

/**
 * The shaders of dispatches, as few different ones as they need: steps of a recurrent network, or layers of equal sizes,
 * differ in numbers alone, which become data where they differ, and stay constants where they do not.
 *
 * @param elementOf first element of a value in its buffer
 */
export function shadersOf(
  dispatches: readonly (readonly Part[])[],
  elementOf: (value: number) => number,
): Shader[] {
  const drafts = dispatches.map((parts) => draftOf(parts, elementOf));
  const alike = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const others = alike.get(draft.text);
    if (others) others.push(draft);
    else alike.set(draft.text, [draft]);
  }
  const codes = new Map([...alike].map(([text, each]) => [text, sharedBy(each)]));
  return drafts.map(({ label, text, buffers, numbers, workgroups }) => {
    const { code, differing } = codes.get(text) as Shared;
    const data = differing.map((name) => numbers.get(name) as number);
    return { label, code, buffers, numbers: data, workgroups };
  });
}

/** The WGSL of drafts with the same text, and the names of the numbers in which they differ. */
interface Shared {
  readonly code: string;
  readonly differing: readonly string[];
}

function sharedBy(drafts: readonly Draft[]): Shared {
  const [{ comments, text, numbers, buffers }] = drafts;
  const names = [...numbers.keys()];
  const differing = names.filter((name) =>
    drafts.some((draft) => draft.numbers.get(name) !== numbers.get(name)),
  );
  const constants = names
    .filter((name) => !differing.includes(name))
    .map((name) => `const ${name} = ${numbers.get(name)}u;`);
  if (differing.length === 0)
    return { code: [comments, text.replace(`${takeNumbers};\n`, ""), ...constants].join("\n"), differing };
  // WGSL wants numbers of a uniform by fours. Taken at each use they cost a software adapter up to 13 % of an LSTM's step.
  const taken = differing.map((name, i) => `${name} = differing[${i >> 2}].${"xyzw"[i & 3]};`);
  const code = [
    comments,
    text,
    `@group(0) @binding(${buffers.length}) var<uniform> differing: array<vec4<u32>, ${Math.ceil(differing.length / 4)}>;`,
    ...differing.map((name) => `var<private> ${name}: u32;`),
    `fn ${takeNumbers} { ${taken.join(" ")} }`,
    ...constants,
  ].join("\n");
  return { code, differing };
}

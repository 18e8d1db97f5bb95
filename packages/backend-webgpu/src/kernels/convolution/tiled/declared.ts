/** A WGSL function, and how it is called. */
export interface Declared {
  readonly call: (...operands: string[]) => string;
  readonly source: string;
}

/** A function named for what it says: the same one is declared once, others have other names. */
export function declared(parameters: string, type: string, body: string): Declared {
  const text = `(${parameters}) -> ${type} {\n${body}\n}`;
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193);
  const name = `element_${(hash >>> 0).toString(16)}`;
  return { call: (...operands) => `${name}(${operands.join(", ")})`, source: `fn ${name}${text}` };
}

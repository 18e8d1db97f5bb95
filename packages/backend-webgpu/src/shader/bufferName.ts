import type { Value } from "@retrograd/core/backend";

/**
 * What a plan's shaders may bind: intermediate values of four bytes, those of float16, one of either alone, numbers known beforehand,
 * or a variable. What is too large for one binding has several, in pieces: `window7`, `window7_1`, ...
 */
export type BufferName =
  | "arena"
  | "halves"
  | `window${string}`
  | `half${string}`
  | "data"
  | `variable${string}`;

/** The buffer that holds a value; null for constants. */
export function bufferOf({ place }: Value, isHalf: boolean): BufferName | null {
  switch (place.kind) {
    case "arena":
    case "group":
      return isHalf ? "halves" : "arena";
    case "variable":
      return `variable${place.index}`;
    case "data":
      return "data";
    case "constant":
      return null;
  }
}

/** The window of the arena that holds what has this key: a value, or a shader's own memory. */
export function windowOf(key: number, isHalf: boolean): BufferName {
  return isHalf ? `half${key}` : `window${key}`;
}

/** Whether a buffer's elements are float16. */
export function holdsHalves(name: BufferName): boolean {
  return name.startsWith("hal");
}

/** The WGSL type of a buffer's elements. */
export function typeOf(name: BufferName): "u32" | "f16" {
  return holdsHalves(name) ? "f16" : "u32";
}

/** Words of four bytes that so many elements take. */
export function wordsOf(elements: number, isHalf: boolean): number {
  return isHalf ? Math.ceil(elements / 2) : elements;
}

/** The name of a piece of what has this name. */
export function pieceOf(name: BufferName, piece: number): BufferName {
  return piece === 0 ? name : (`${name}_${piece}` as BufferName);
}

/** The key, or the index of a variable, and the piece that a name stands for. */
export function partsOfName(name: BufferName): { readonly number: number; readonly piece: number } {
  const [number, piece = "0"] = name.replace(/^[a-z]+/, "").split("_");
  return { number: Number(number), piece: Number(piece) };
}

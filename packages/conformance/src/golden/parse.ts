import type { GoldenFile } from "./format.ts";

/** Reads a golden file's text; throws one sentence that names the file where it is none. */
export function parseGolden(text: string, file: string): GoldenFile {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}.`);
  }
  return checked(content, file);
}

function checked(content: unknown, file: string): GoldenFile {
  if (!isRecord(content) || content.format !== "nn-golden-1")
    throw new Error(`${file} is not in the golden format: its "format" must be "nn-golden-1".`);
  if (typeof content.group !== "string" || !Array.isArray(content.cases))
    throw new Error(`${file} is not in the golden format: it must have a "group" and a list of "cases".`);
  const names = new Set<string>();
  for (const [i, each] of content.cases.entries()) {
    if (!isRecord(each) || typeof each.name !== "string")
      throw new Error(`${file} is not in the golden format: case ${i} has no "name".`);
    if (names.has(each.name)) throw new Error(`${file} has two cases of the name ${each.name}.`);
    names.add(each.name);
    const tensor = brokenTensor(each, each.name);
    if (tensor) throw new Error(`${file} is not in the golden format: ${tensor}.`);
  }
  return content as unknown as GoldenFile;
}

/** The path of the first tensor whose numbers don't fill its shape, with the reason; null where all do. */
function brokenTensor(it: unknown, path: string): string | null {
  if (!isRecord(it) && !Array.isArray(it)) return null;
  if (isRecord(it) && "data" in it && "shape" in it) {
    const { data, shape } = it;
    if (!isListOfNumbers(shape) || !isListOfNumbers(data)) return `${path} is no tensor of numbers`;
    const size = shape.reduce((product, axis) => product * axis, 1);
    if (size !== data.length) return `${path} has ${data.length} numbers for the shape [${shape}]`;
    return it.dtype === "f32" || it.dtype === "i32" ? null : `${path} has the dtype ${String(it.dtype)}`;
  }
  for (const [key, inner] of Object.entries(it)) {
    const broken = brokenTensor(inner, `${path}.${key}`);
    if (broken) return broken;
  }
  return null;
}

function isRecord(it: unknown): it is Record<string, unknown> {
  return typeof it === "object" && it !== null && !Array.isArray(it);
}

function isListOfNumbers(it: unknown): it is number[] {
  return Array.isArray(it) && it.every((each) => typeof each === "number");
}

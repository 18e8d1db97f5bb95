import { readFile } from "node:fs/promises";
import { reject } from "../backend/error.ts";
import { sentenceOn } from "./sentenceOn.ts";

/**
 * A file's bytes, for `load` or `restore`.
 *
 * @throws RetrogradError where there is no such file, or nothing in it
 * @example
 * load(model, await loadFile("model.safetensors"));
 */
export async function loadFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw sentenceOn("loadFile", "read", path, error);
  });
  if (bytes.length === 0) reject("loadFile", `${path} is empty`, "give the path of a file that was saved");
  return bytes;
}

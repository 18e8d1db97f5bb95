import { randomUUID } from "node:crypto";
import { type FileHandle, open, realpath, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { sentenceOn } from "./sentenceOn.ts";

/**
 * Writes a file so that, whatever happens in the middle, its path has either all of the old file or all of the new
 * one: the bytes go to a file beside it, reach the disk, and take the name then. Where the process is killed, that
 * other file, `.<name>.<random>.tmp`, stays behind.
 *
 * @throws RetrogradError where the file cannot be written; there is no other file then
 * @example
 * await saveFile("model.safetensors", await save(model));
 */
export async function saveFile(path: string, bytes: Uint8Array): Promise<void> {
  // A link stays one: what it points to is replaced.
  const target = await realpath(path).catch(() => path);
  const folder = dirname(target);
  const beside = join(folder, `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    await written(beside, bytes);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw sentenceOn("saveFile", "write", path, error);
  }
  await synced(folder);
}

async function written(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the new name outlive a power cut, where the system can do that: Windows cannot. */
async function synced(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, "r");
    await handle.sync();
  } catch {
    // The file is whole either way.
  } finally {
    await handle?.close();
  }
}

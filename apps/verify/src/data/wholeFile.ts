import { open, rename, rm, stat } from "node:fs/promises";

/** Writes a file that others see whole or not at all: it lies beside `path` until it is complete. */
export async function writeWhole(path: string, contents: string | Uint8Array): Promise<void> {
  const beside = partOf(path);
  try {
    const file = await open(beside, "w");
    try {
      await file.writeFile(contents);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw error;
  }
}

/** Rejects, with the reason, if `writeWhole` could not write `path`; leaves everything as it is. */
export async function tryWriting(path: string): Promise<void> {
  const existing = await stat(path).catch(() => null);
  if (existing?.isDirectory()) throw new Error("it is a folder");
  const beside = partOf(path);
  await (await open(beside, "w")).close();
  await rm(beside);
}

const partOf = (path: string): string => `${path}.${process.pid}.part`;

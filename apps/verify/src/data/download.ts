import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { reject } from "@retrograd/core/backend";
import type { Collection } from "./collections.ts";
import { writeWhole } from "./wholeFile.ts";

/** Long enough for 26 MB over a slow line. */
const patienceMs = 300_000;

/** Where the user's programs keep what they can get again. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return join(environment.XDG_CACHE_HOME || join(homedir(), ".cache"), "retrograd");
}

/**
 * Brings a collection's files into `folder`, those that are not there already, and checks the sha256 of each.
 *
 * @param onFile is told about every file that has to be fetched
 */
export async function download(
  collection: Collection,
  folder: string,
  onFile: (address: string) => void = () => {},
): Promise<void> {
  for (const [name, expected] of Object.entries(collection.files)) {
    const path = join(folder, name);
    const kept = await readFile(path).catch(() => null);
    if (kept && sha256(kept) === expected) continue;
    await keep(path, folder, await fetched(collection, name, expected, onFile));
  }
}

async function keep(path: string, folder: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeWhole(path, bytes);
  } catch (error) {
    reject(
      "data",
      `cannot write ${path} (${(error as Error).message})`,
      "set XDG_CACHE_HOME to a folder that you may write to",
    );
  }
}

async function fetched(
  collection: Collection,
  name: string,
  expected: string,
  onFile: (address: string) => void,
): Promise<Uint8Array> {
  const failures: string[] = [];
  let wrong = "";
  for (const folder of collection.addresses) {
    const address = `${folder}${name}`;
    onFile(address);
    try {
      const bytes = await get(address);
      const found = sha256(bytes);
      if (found === expected) return bytes;
      wrong = `${address} has sha256 ${found}`;
    } catch (error) {
      failures.push(`${address}: ${reason(error)}`);
    }
  }
  if (wrong) reject("data", wrong, `${expected} is the one of ${collection.title}, so nothing was kept`);
  return reject(
    "data",
    `cannot fetch ${collection.title} (${failures.join("; ")})`,
    "without a network, train on drawn digits by leaving --data out, or give --data a folder with the four files",
  );
}

async function get(address: string): Promise<Uint8Array> {
  const response = await fetch(address, { signal: AbortSignal.timeout(patienceMs) });
  if (!response.ok) throw new Error(`HTTP ${response.status} ${response.statusText}`.trim());
  return new Uint8Array(await response.arrayBuffer());
}

/** What `fetch` hides behind "fetch failed". */
function reason(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message ? cause.message : message;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

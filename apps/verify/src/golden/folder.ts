import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { type GoldenFile, parseGolden } from "@retrograd/conformance";
import { reject } from "@retrograd/core/backend";

/** A golden file, and its name without the ending. */
export interface NamedFile {
  readonly name: string;
  readonly golden: GoldenFile;
}

/** The golden files of a folder, or one such file; throws one sentence where there is none or one is broken. */
export async function goldenFolder(path: string): Promise<NamedFile[]> {
  const place = await existing(path);
  const isFolder = (await stat(place)).isDirectory();
  const files = isFolder ? (await readdir(place)).filter((file) => file.endsWith(".json")).sort() : [""];
  if (files.length === 0)
    reject("golden", `there is no .json file in ${path}`, "give a folder with golden files");
  const read: NamedFile[] = [];
  for (const file of files) {
    const whole = isFolder ? join(place, file) : place;
    const text = await readFile(whole, "utf8").catch((error: Error) =>
      reject("golden", `cannot read ${whole} (${error.message})`, "give files that you may read"),
    );
    read.push({ name: basename(whole, ".json"), golden: parsed(text, isFolder ? join(path, file) : path) });
  }
  return read;
}

/** A path as it was meant: from here, or from where pnpm was called. */
async function existing(path: string): Promise<string> {
  for (const base of [process.cwd(), process.env.INIT_CWD ?? process.cwd()]) {
    const place = resolve(base, path);
    if (await stat(place).catch(() => null)) return place;
  }
  return reject("golden", `there is no folder ${path}`, "give a folder with golden files, or one such file");
}

function parsed(text: string, file: string): GoldenFile {
  try {
    return parseGolden(text, file);
  } catch (error) {
    const what = (error as Error).message.replace(/\.$/, "");
    return reject("golden", what, "take it away or mend it");
  }
}

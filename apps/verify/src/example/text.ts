import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { reject } from "@retrograd/core/backend";

/** Text as numbers: each character's place in the list of all. */
export interface Text {
  readonly characters: readonly string[];
  /** Nine tenths of the text, in pieces. */
  readonly training: Int32Array;
  /** The tenth that is held out. */
  readonly test: Int32Array;
}

/** Characters of a piece, of which every tenth is held out. */
const piece = 1000;

/** All pages in Markdown of a folder, and of those in it but for what was installed there. */
export async function textOf(folder: string): Promise<Text> {
  const pages: string[] = [];
  const exclude = (path: string): boolean => /(^|\/)(node_modules|dist|\.[^/]*)(\/|$)/.test(path);
  for await (const path of glob("**/*.md", { cwd: folder, exclude })) pages.push(path);
  if (pages.length === 0)
    reject("example", `there are no *.md in ${folder}`, "give a folder with pages in Markdown");
  const texts = await Promise.all(pages.sort().map((path) => readFile(join(folder, path), "utf8")));
  return numbered(texts.join("\n"));
}

/** A text, cut into what is trained on and what is held out. */
export function numbered(text: string): Text {
  const all = Array.from(text);
  const characters = [...new Set(all)].sort();
  const places = new Map(characters.map((character, i) => [character, i]));
  const numbers = Int32Array.from(all, (character) => places.get(character) as number);
  const isTest = (i: number): boolean => Math.floor(i / piece) % 10 === 9;
  return {
    characters,
    training: numbers.filter((_, i) => !isTest(i)),
    test: numbers.filter((_, i) => isTest(i)),
  };
}

import { join } from "node:path";
import { drawnDigits, type ImageData } from "@retrograd/data";
import { collections } from "./collections.ts";
import { cacheFolder, download } from "./download.ts";
import { loadFolder } from "./folder.ts";

/** Which images there are to train on. */
export interface Wanted {
  /** A folder with IDX files, or the name of a collection; drawn digits where there is none. */
  readonly data: string | null;
  /** Of the drawn digits. */
  readonly seed: number;
  /** Their height and width. */
  readonly size: number;
}

/** The images of a folder, of a collection that is fetched once, or digits that are drawn. */
export async function imagesOf(
  { data, seed, size }: Wanted,
  print: (line: string) => void,
): Promise<ImageData> {
  if (data === null) return drawnDigits({ seed, training: 12_000, test: 2_000, size });
  const collection = collections[data];
  if (!collection) return loadFolder(data);
  const folder = join(cacheFolder(), data);
  await download(collection, folder, (address) => print(`fetching ${address}`));
  return loadFolder(folder);
}

import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { reject } from "@retrograd/core/backend";
import {
  digitNames,
  type ImageData,
  type ImageSet,
  labelled,
  parseImages,
  parseLabels,
} from "@retrograd/data";
import { collections } from "./collections.ts";

const unpacked = promisify(gunzip);

/** MNIST, or a set of images in the same four IDX files, each gzip-compressed or not, from a folder. */
export async function loadFolder(folder: string): Promise<ImageData> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory())
    reject(
      "data",
      `there is no folder ${folder}`,
      "give one with the four IDX files, or the name mnist or fashion-mnist to fetch them",
    );
  const trainingLabels = await readIdx(folder, "train-labels-idx1-ubyte");
  const training = await imageSet(folder, "train", trainingLabels);
  const test = await imageSet(folder, "t10k", await readIdx(folder, "t10k-labels-idx1-ubyte"));
  if (training.rows !== test.rows || training.columns !== test.columns)
    reject(
      "data",
      `${folder} has training images of ${training.rows} × ${training.columns} pixels and test images of ${test.rows} × ${test.columns}`,
      "both must have the same size",
    );
  const sha256 = createHash("sha256").update(trainingLabels.bytes).digest("hex");
  const known = Object.values(collections).find(({ labels }) => labels === sha256);
  return { name: known?.title ?? folder, classes: known?.classes ?? digitNames, training, test };
}

interface File {
  readonly path: string;
  readonly bytes: Uint8Array;
}

async function imageSet(folder: string, part: string, labelFile: File): Promise<ImageSet> {
  const imageFile = await readIdx(folder, `${part}-images-idx3-ubyte`);
  const images = parseImages(imageFile.bytes, imageFile.path);
  const labels = parseLabels(labelFile.bytes, labelFile.path);
  return labelled(images, labels, { images: imageFile.path, labels: labelFile.path });
}

async function readIdx(folder: string, name: string): Promise<File> {
  const candidates = [`${name}.gz`, name];
  for (const candidate of candidates) {
    const path = join(folder, candidate);
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
      return reject("data", `cannot read ${path} (${error.message})`, "it must be a file that you may read");
    });
    if (bytes) return { path, bytes: isGzip(bytes) ? await unpack(bytes, path) : bytes };
  }
  return reject(
    "data",
    `${folder} has no ${candidates.join(" or ")}`,
    "give a folder with the four IDX files",
  );
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function unpack(bytes: Uint8Array, path: string): Promise<Uint8Array> {
  return unpacked(bytes).catch((error: Error) =>
    reject(
      "data",
      `${path} does not unpack (${error.message}, after ${bytes.length} bytes of gzip)`,
      "copy or download it again",
    ),
  );
}

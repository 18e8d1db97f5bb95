import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadFolder } from "./folder.ts";

const images = (count: number, rows: number, columns: number) =>
  Uint8Array.of(
    0,
    0,
    8,
    3,
    0,
    0,
    0,
    count,
    0,
    0,
    0,
    rows,
    0,
    0,
    0,
    columns,
    ...Array.from({ length: count * rows * columns }, (_, i) => i),
  );
const labels = (...classes: number[]) => Uint8Array.of(0, 0, 8, 1, 0, 0, 0, classes.length, ...classes);

let folder: string;
const write = (name: string, bytes: Uint8Array) => writeFile(join(folder, name), bytes);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "retrograd-"));
  await write("train-images-idx3-ubyte", images(3, 2, 2));
  await write("train-labels-idx1-ubyte", labels(5, 0, 4));
  await write("t10k-images-idx3-ubyte", images(1, 2, 2));
  await write("t10k-labels-idx1-ubyte", labels(7));
});
afterEach(() => rm(folder, { recursive: true }));

describe("loadFolder", () => {
  it("reads four IDX files", async () => {
    const data = await loadFolder(folder);
    expect(data.training).toMatchObject({ count: 3, rows: 2, columns: 2 });
    expect(Array.from(data.training.labels)).toEqual([5, 0, 4]);
    expect(Array.from(data.test.pixels)).toEqual([0, 1, 2, 3]);
    expect(Array.from(data.test.labels)).toEqual([7]);
    expect(data.classes[7]).toBe("7");
  });

  it("prefers gzip files, and knows them by their first bytes", async () => {
    await write("t10k-labels-idx1-ubyte.gz", gzipSync(labels(9)));
    await write("train-labels-idx1-ubyte", gzipSync(labels(1, 2, 3)));
    const data = await loadFolder(folder);
    expect(data.test.labels[0]).toBe(9);
    expect(Array.from(data.training.labels)).toEqual([1, 2, 3]);
  });

  it("names a file or folder that is missing", async () => {
    await rm(join(folder, "t10k-images-idx3-ubyte"));
    await expect(loadFolder(folder)).rejects.toThrow(
      `data: ${folder} has no t10k-images-idx3-ubyte.gz or t10k-images-idx3-ubyte; give a folder with the four IDX files.`,
    );
    await expect(loadFolder(join(folder, "not-there"))).rejects.toThrow("there is no folder");
  });

  it("refuses a gzip file that ends early", async () => {
    const bytes = gzipSync(images(3, 2, 2));
    await write("train-images-idx3-ubyte.gz", bytes.subarray(0, bytes.length - 9));
    await expect(loadFolder(folder)).rejects.toThrow(
      /train-images-idx3-ubyte\.gz does not unpack .*copy or download it again/,
    );
  });

  it("refuses images and labels of different counts", async () => {
    await write("train-labels-idx1-ubyte", labels(5, 0));
    await expect(loadFolder(folder)).rejects.toThrow(
      /train-images-idx3-ubyte has 3 images and .*train-labels-idx1-ubyte has 2 labels; every image needs one label\./,
    );
  });

  it("refuses a label that is no class", async () => {
    await write("train-labels-idx1-ubyte", labels(5, 10, 4));
    await expect(loadFolder(folder)).rejects.toThrow("gives image 1 the label 10; labels must be 0 to 9.");
  });

  it("refuses test images of another size, and files without images", async () => {
    await write("t10k-images-idx3-ubyte", images(1, 2, 3));
    await expect(loadFolder(folder)).rejects.toThrow(
      "training images of 2 × 2 pixels and test images of 2 × 3; both must have the same size.",
    );
    await write("t10k-images-idx3-ubyte", images(0, 2, 2));
    await write("t10k-labels-idx1-ubyte", labels());
    await expect(loadFolder(folder)).rejects.toThrow(
      "has 0 images of 2 × 2 pixels; give at least one pixel.",
    );
  });
});

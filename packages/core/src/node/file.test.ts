import { mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { RetrogradError } from "../backend/error.ts";
import { loadFile } from "./loadFile.ts";
import { saveFile } from "./saveFile.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "retrograd-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a saved file is loaded, the second one in the place of the first, and nothing else is left", async () => {
  const path = join(folder, "model.safetensors");
  await saveFile(path, new Uint8Array([1, 2, 3]));
  await saveFile(path, new Uint8Array([4, 5]));
  expect(new Uint8Array(await loadFile(path))).toEqual(new Uint8Array([4, 5]));
  expect(await readdir(folder)).toEqual(["model.safetensors"]);
});

test("a link stays one", async () => {
  await writeFile(join(folder, "real"), "old");
  await symlink("real", join(folder, "link"));
  await saveFile(join(folder, "link"), new Uint8Array([7]));
  expect(await readlink(join(folder, "link"))).toBe("real");
  expect([...(await readFile(join(folder, "real")))]).toEqual([7]);
});

test("saves of one path at the same time leave one of them whole", async () => {
  const path = join(folder, "model");
  const contents = [1, 2, 3, 4].map((value) => new Uint8Array(1 << 18).fill(value));
  await Promise.all(contents.map((bytes) => saveFile(path, bytes)));
  const bytes = await loadFile(path);
  expect(bytes.length).toBe(1 << 18);
  expect(new Set(bytes).size).toBe(1);
  expect(await readdir(folder)).toEqual(["model"]);
});

test("what cannot be written is a sentence, and leaves nothing behind", async () => {
  const nowhere = join(folder, "missing", "model");
  await expect(saveFile(nowhere, new Uint8Array(1))).rejects.toThrow(
    `saveFile: cannot write ${nowhere}, there is no such file or folder; check the path.`,
  );
  const taken = join(folder, "taken");
  await mkdir(join(taken, "inner"), { recursive: true });
  await expect(saveFile(taken, new Uint8Array(1))).rejects.toThrow(
    `saveFile: cannot write ${taken}, it is a folder; give the path of a file.`,
  );
  expect(await readdir(folder)).toEqual(["taken"]);
});

test("what cannot be read is a sentence", async () => {
  const missing = join(folder, "missing");
  await expect(loadFile(missing)).rejects.toThrow(
    `loadFile: cannot read ${missing}, there is no such file or folder; check the path.`,
  );
  await expect(loadFile(missing)).rejects.toBeInstanceOf(RetrogradError);
  await expect(loadFile(folder)).rejects.toThrow(
    `loadFile: cannot read ${folder}, it is a folder; give the path of a file.`,
  );
  await writeFile(join(folder, "empty"), "");
  await expect(loadFile(join(folder, "empty"))).rejects.toThrow(
    `loadFile: ${join(folder, "empty")} is empty; give the path of a file that was saved.`,
  );
});

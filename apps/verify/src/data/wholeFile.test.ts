import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tryWriting, writeWhole } from "./wholeFile.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "retrograd-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("writeWhole", () => {
  it("writes over what was there and leaves nothing beside it", async () => {
    const path = join(folder, "a.json");
    await writeFile(path, "before");
    await writeWhole(path, "after");
    expect(await readFile(path, "utf8")).toBe("after");
    expect(await readdir(folder)).toEqual(["a.json"]);
  });

  it("leaves nothing beside a folder that it cannot replace", async () => {
    await mkdir(join(folder, "a.json", "inside"), { recursive: true });
    await expect(writeWhole(join(folder, "a.json"), "")).rejects.toThrow();
    expect(await readdir(folder)).toEqual(["a.json"]);
  });
});

describe("tryWriting", () => {
  it("changes nothing", async () => {
    await tryWriting(join(folder, "a.json"));
    expect(await readdir(folder)).toEqual([]);
  });

  it("rejects a folder, and a file in a folder that is not there", async () => {
    await expect(tryWriting(folder)).rejects.toThrow("it is a folder");
    await expect(tryWriting(join(folder, "b", "a.json"))).rejects.toThrow("ENOENT");
  });
});

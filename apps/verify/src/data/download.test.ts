import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Collection } from "./collections.ts";
import { cacheFolder, download } from "./download.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

let server: Server;
let address: string;
let folder: string;
let asked: string[];

beforeEach(async () => {
  asked = [];
  folder = await mkdtemp(join(tmpdir(), "retrograd-"));
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.statusCode = request.url?.startsWith("/gone/") ? 404 : 200;
    response.end(request.url?.split("/").at(-1));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

/** The server answers with the file's name. */
const collection = (folders: string[], expected = sha256("b.gz")): Collection => ({
  title: "Letters",
  classes: [],
  labels: "",
  addresses: folders.map((name) => `${address}/${name}/`),
  files: { "a.gz": sha256("a.gz"), "b.gz": expected },
});

describe("download", () => {
  it("fetches each file once and keeps it", async () => {
    const cache = join(folder, "retrograd", "letters");
    await download(collection(["here"]), cache);
    expect(await readFile(join(cache, "a.gz"), "utf8")).toBe("a.gz");
    expect((await readdir(cache)).sort()).toEqual(["a.gz", "b.gz"]);
    await download(collection(["here"]), cache);
    expect(asked).toEqual(["/here/a.gz", "/here/b.gz"]);
  });

  it("fetches again what is damaged in the cache", async () => {
    await writeFile(join(folder, "a.gz"), "a.g");
    await download(collection(["here"]), folder);
    expect(await readFile(join(folder, "a.gz"), "utf8")).toBe("a.gz");
  });

  it("asks the next address where one fails", async () => {
    const told: string[] = [];
    await download(collection(["gone", "here"]), folder, (from) => told.push(from.replace(address, "")));
    expect(told).toEqual(["/gone/a.gz", "/here/a.gz", "/gone/b.gz", "/here/b.gz"]);
  });

  it("keeps nothing whose sha256 is another", async () => {
    const expected = sha256("something else");
    await expect(download(collection(["here"], expected), folder)).rejects.toThrow(
      `data: ${address}/here/b.gz has sha256 ${sha256("b.gz")}; ${expected} is the one of Letters, so nothing was kept.`,
    );
    expect(await readdir(folder)).toEqual(["a.gz"]);
  });

  it("says what to do without a network", async () => {
    const unreachable: Collection = { ...collection([]), addresses: ["http://127.0.0.1:1/"] };
    await expect(download(unreachable, folder)).rejects.toThrow(
      /^data: cannot fetch Letters \(http:\/\/127\.0\.0\.1:1\/a\.gz: .+\); without a network, train on drawn digits by leaving --data out/,
    );
    await expect(download(collection(["gone"]), folder)).rejects.toThrow("/gone/a.gz: HTTP 404 Not Found");
  });

  it("says where it cannot write", async () => {
    await writeFile(join(folder, "file"), "");
    await expect(download(collection(["here"]), join(folder, "file", "cache"))).rejects.toThrow(
      /cannot write .*a\.gz \(.+\); set XDG_CACHE_HOME to a folder that you may write to\./,
    );
  });
});

describe("cacheFolder", () => {
  it("is in XDG_CACHE_HOME, or in ~/.cache", () => {
    expect(cacheFolder({ XDG_CACHE_HOME: "/cache" })).toBe(join("/cache", "retrograd"));
    expect(cacheFolder({})).toMatch(/[\\/]\.cache[\\/]retrograd$/);
  });
});

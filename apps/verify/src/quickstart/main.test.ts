import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { main } from "./main.ts";
import { recordingScreen } from "./recordingScreen.ts";

// Whether this machine has a GPU must not decide what is tested.
vi.mock("@retrograd/backend-webgpu/node", () => ({
  webgpu: () => Promise.reject(new Error("webgpu: found no adapter; a graphics driver helps.")),
}));

let folder: string;
let errors: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "retrograd-"));
  errors = [];
  vi.spyOn(console, "error").mockImplementation((line: string) => void errors.push(line));
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function run(...words: string[]): Promise<{ status: number; text: string }> {
  const screen = recordingScreen();
  const status = await main(["node", "quickstart.ts", ...words], screen);
  return { status, text: screen.lines.join("\n") };
}

describe("quickstart", () => {
  it("trains, shows and compares, without a control character in a log, and writes what it measured", async () => {
    const json = join(folder, "a.json");
    const { status, text } = await run("--epochs", "1", "--json", json);
    expect(errors).toEqual([]);
    expect(status).toBe(0);
    expect(text).toContain(
      "Adam, on wasm\n            not on webgpu: found no adapter; a graphics driver helps\n",
    );
    expect(text).toContain("400 → 128 → 64 → 10");
    expect(text).toContain("Confusion matrix");
    expect(text).toContain("webgpu  not available: webgpu: found no adapter; a graphics driver helps.");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is the point
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
    const report = JSON.parse(await readFile(json, "utf8"));
    expect(report).toMatchObject({ backend: "wasm", epochs: [{ epoch: 1 }] });
    expect(report.testAccuracy).toBeGreaterThan(0.9);
    expect(report.epochs[0].loss).toBeLessThan(1);
    expect(report.epochs[0].seconds).toBeGreaterThan(0);
    expect(report.gradientDifference.ndarray).toBeLessThan(1e-5);
    expect(await readdir(folder)).toEqual(["a.json"]);
  });

  it("says in one sentence what is wrong, before it trains", async () => {
    expect((await run("--backend", "tpu")).status).toBe(1);
    expect((await run("--epochs", "0")).status).toBe(1);
    expect((await run("--backend", "webgpu")).status).toBe(1);
    const missing = join(folder, "missing");
    expect((await run("--data", missing)).status).toBe(1);
    expect((await run("--json", join(missing, "a.json"))).status).toBe(1);
    expect((await run("--json", folder)).status).toBe(1);
    expect(errors).toEqual([
      'quickstart: there is no backend "tpu"; choose one of cpu, ndarray, wasm, webgpu.',
      'quickstart: --epochs is "0"; give a whole number from 1 to 1000000.',
      "quickstart: the backend webgpu is not available here (webgpu: found no adapter; a graphics driver helps); leave --backend out to train on the best one that is.",
      `data: there is no folder ${missing}; give one with the four IDX files, or the name mnist or fashion-mnist to fetch them.`,
      expect.stringMatching(
        /^quickstart: cannot write .*a\.json \(ENOENT.*\); give --json a file in a folder that you may write to\.$/,
      ),
      `quickstart: cannot write ${folder} (it is a folder); give --json a file in a folder that you may write to.`,
    ]);
  });

  it("says what to do when MNIST cannot be fetched", async () => {
    vi.stubEnv("XDG_CACHE_HOME", folder);
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND") });
    });
    expect((await run("--data", "mnist")).status).toBe(1);
    expect(errors[0]).toMatch(
      /^data: cannot fetch MNIST \(https:.*ENOTFOUND.*\); without a network, train on drawn digits/,
    );
  });
});

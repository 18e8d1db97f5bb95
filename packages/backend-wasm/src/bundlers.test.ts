import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build as esbuild } from "esbuild";
import { rollup } from "rollup";
import { build as vite } from "vite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { webpack } from "webpack";
import { installed } from "./testing/installed.ts";

/** Each bundles `script`, a page's rather than Node's, into `folder`, with what users have to set: nothing. */
const bundlers: Readonly<Record<string, (script: string, folder: string) => Promise<void>>> = {
  async Vite(script, folder) {
    const build = { outDir: folder, rollupOptions: { input: script } };
    await vite({ configFile: false, logLevel: "silent", root: join(script, ".."), build });
  },
  async webpack(script, folder) {
    const context = join(script, "..");
    const stats = await new Promise<string>((resolve, reject) => {
      webpack({ mode: "production", context, entry: script, output: { path: folder } }, (error, stats) => {
        if (error) reject(error);
        else resolve(stats?.hasErrors() || stats?.hasWarnings() ? stats.toString() : "");
      });
    });
    expect(stats).toBe("");
  },
  async esbuild(script, folder) {
    await esbuild({ entryPoints: [script], bundle: true, minify: true, format: "esm", outdir: folder });
  },
  async Rollup(script, folder) {
    const bundle = await rollup({ input: script, plugins: [nodeResolve({ browser: true })] });
    await bundle.write({ dir: folder, format: "es" });
  },
};

let home = "";
let bundles = "";
let script = "";
let unbundled = "";

/** What Node prints when it runs a file. */
function printed(file: string): string {
  return execFileSync(process.execPath, [file], { encoding: "utf8" });
}

beforeAll(() => {
  home = installed();
  // Where no package is found, so that a bundle which lacks one fails.
  bundles = mkdtempSync(join(tmpdir(), "retrograd-bundles-"));
  writeFileSync(join(bundles, "package.json"), JSON.stringify({ type: "module" }));
  script = join(home, "xor.js");
  copyFileSync(new URL("./testing/xor.ts", import.meta.url), script);
  unbundled = printed(script);
});
afterAll(() => {
  for (const folder of [home, bundles]) if (folder) rmSync(folder, { recursive: true });
});

it("Node trains with the published packages", () => {
  expect(JSON.parse(unbundled).loss).toBeLessThan(0.01);
});

it("takes at most 40 kB of a page's loading, the modules included", () => {
  const script = readFileSync(join(home, "node_modules/@retrograd/backend-wasm/dist/index.js"));
  expect(gzipSync(script).length).toBeLessThan(40_000);
});

it.each(Object.keys(bundlers))("what %s bundles trains to the same numbers", async (name) => {
  const folder = join(bundles, name);
  await bundlers[name](script, folder);
  const bundle = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  expect(bundle).toHaveLength(1);
  expect(printed(join(bundle[0].parentPath, bundle[0].name))).toBe(unbundled);
});

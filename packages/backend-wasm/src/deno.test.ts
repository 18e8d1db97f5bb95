import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { denoHere, noDeno } from "../../../tooling/deno/denoHere.ts";

const found = denoHere();

describe.skipIf(!found)(`in Deno${found ? "" : ` (${noDeno})`}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "retrograd-deno-"));
  const script = join(folder, "trained.mjs");
  /** What a program prints; it has to end by itself. */
  const printed = (program: string, ...words: string[]): string =>
    execFileSync(program, words, { encoding: "utf8", timeout: 30_000 });

  beforeAll(async () => {
    const entry = fileURLToPath(new URL("testing/trained.ts", import.meta.url));
    await build({
      ...{ entryPoints: [entry], outfile: script, bundle: true, format: "esm" },
      conditions: ["@retrograd/source"],
      banner: { js: 'import process from "node:process";' },
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([1, 2])(
    "trains to Node's bits on %i threads, and ends though nobody disposes of them",
    (threads) => {
      const inDeno = printed(found as string, "run", "--no-prompt", script, `${threads}`);
      expect(inDeno).toBe(printed(process.execPath, script, `${threads}`));
      expect(inDeno).toMatch(new RegExp(`^${threads} \\d`));
    },
  );
});

import { fileURLToPath } from "node:url";
import type { Browser } from "playwright";
import { build, type Rolldown } from "vite";
import { afterAll, describe, expect, it } from "vitest";
import { chromium } from "./testing/chromium.ts";
import { mlp } from "./testing/mlp.ts";
import type { TestPage } from "./testing/page.ts";
import { testBackend } from "./testing/testBackend.ts";

/** The browser, or why this machine has none; RETROGRAD_REQUIRE_WEBGPU says that there has to be one. */
async function browserHere(): Promise<Browser | string> {
  try {
    return await chromium();
  } catch (error) {
    if (process.env.RETROGRAD_REQUIRE_WEBGPU === "1") throw error;
    return error instanceof Error ? error.message : String(error);
  }
}

async function bundled(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    resolve: { conditions: ["@retrograd/source"] },
    build: {
      write: false,
      minify: false,
      rollupOptions: { input: fileURLToPath(new URL(entry, import.meta.url)) },
    },
  });
  return (result as Rolldown.RolldownOutput).output[0].code;
}

const browser = await browserHere();
const missing = typeof browser === "string" ? browser : null;
const { backend } = await testBackend();

describe.skipIf(missing)(`a page${missing ? ` (${missing})` : ""}`, () => {
  afterAll(() => (browser as Browser).close());

  it("trains as Node does", { timeout: 180_000 }, async () => {
    const code = await bundled("testing/page.ts");
    const page = await (browser as Browser).newPage();
    // Only a secure context has WebGPU; nothing leaves the machine.
    await page.route("https://localhost/**", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Retrograd</title>" }),
    );
    await page.goto("https://localhost/");
    await page.addScriptTag({ type: "module", content: code });
    await page.waitForFunction("globalThis.testPage !== undefined");
    const losses = await page.evaluate(() =>
      (globalThis as unknown as { testPage: TestPage }).testPage.train([20, 16, 4], 12, 30),
    );
    const { step, batch } = mlp(backend!, [20, 16, 4], 12);
    const expected = await Promise.all(Array.from({ length: 30 }, () => step(batch).objective.read()));
    expect(losses[29]).toBeLessThan(losses[0] / 1.2);
    losses.forEach((loss, i) => {
      expect(loss).toBeCloseTo(expected[i] as number, 4);
    });
  });
});

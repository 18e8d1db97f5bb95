import { fileURLToPath } from "node:url";
import type { Browser } from "playwright";
import { afterAll, describe, expect, it } from "vitest";
import { bundled } from "../../../../tooling/browser/bundled.ts";
import { chromiumHere } from "../../../../tooling/browser/chromiumHere.ts";
import { opened } from "../../../../tooling/browser/opened.ts";
import type { TestPage } from "./page.ts";

const browser = await chromiumHere();
const missing = typeof browser === "string" ? browser : null;

describe.skipIf(missing)(`the quickstart's network in a page${missing ? ` (${missing})` : ""}`, () => {
  afterAll(() => (browser as Browser).close());

  it("is trained on WebGPU as on typed arrays", { timeout: 180_000 }, async () => {
    const script = fileURLToPath(new URL("page.ts", import.meta.url));
    const page = await opened(browser as Browser, await bundled(script));
    const { accuracy, difference } = await page.evaluate(() =>
      (globalThis as unknown as { testPage: TestPage }).testPage.train(),
    );
    // Sums of at most 400 terms, in another order, in float32.
    expect(difference).toBeLessThan(1e-5);
    expect(accuracy.webgpu).toBeGreaterThan(0.975);
    // Rounding errors grow over 1880 steps: of 2000 images, ten may be taken for others.
    expect(Math.abs(accuracy.webgpu - accuracy.cpu)).toBeLessThanOrEqual(0.005);
  });
});

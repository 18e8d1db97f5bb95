import { fileURLToPath } from "node:url";
import type { Browser } from "playwright";
import { afterAll, describe, expect, it } from "vitest";
import { bundled } from "../../../../tooling/browser/bundled.ts";
import { chromiumHere } from "../../../../tooling/browser/chromiumHere.ts";
import { opened } from "../../../../tooling/browser/opened.ts";
import { mlp } from "./testing/mlp.ts";
import type { TestPage } from "./testing/page.ts";
import { testBackend } from "./testing/testBackend.ts";

const browser = await chromiumHere();
const missing = typeof browser === "string" ? browser : null;
const { backend } = await testBackend();

describe.skipIf(missing)(`a page${missing ? ` (${missing})` : ""}`, () => {
  afterAll(() => (browser as Browser).close());

  it("trains as Node does", { timeout: 180_000 }, async () => {
    const script = fileURLToPath(new URL("testing/page.ts", import.meta.url));
    const page = await opened(browser as Browser, await bundled(script));
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

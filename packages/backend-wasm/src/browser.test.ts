import { fileURLToPath } from "node:url";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundled } from "../../../tooling/browser/bundled.ts";
import { chromiumHere } from "../../../tooling/browser/chromiumHere.ts";
import { opened } from "../../../tooling/browser/opened.ts";
import { wasm } from "./index.ts";
import { losses } from "./testing/losses.ts";
import type { TestPage } from "./testing/page.ts";

type Global = { testPage: TestPage };

/** A page that is isolated from other origins may share memory between threads; another one may not. */
const pages = [
  { isolated: false, suites: [{ threads: 1 }, { threads: 1, deterministic: true }] },
  { isolated: true, suites: [{ threads: 3 }] },
];
const isolation =
  "this page is not isolated from other origins; serve it with the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp.";

const steps = 30;
const browser = await chromiumHere();

if (typeof browser === "string")
  it("trains and conforms in a page", (context) => {
    context.skip(browser);
  });
else {
  const script = fileURLToPath(new URL("testing/page.ts", import.meta.url));
  const bundle = await bundled(script, { minify: true });
  afterAll(() => browser.close());

  describe.each(pages)("in a minified page, cross-origin isolated: $isolated", ({ isolated, suites }) => {
    let page: Page;
    beforeAll(async () => {
      page = await opened(browser, bundle, { isolated });
    });
    afterAll(() => page.close());

    it("is as isolated as it should be", async () => {
      expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(isolated);
    });

    it("computes on as many threads as it may, and says once why it does not on more", async () => {
      const told: string[] = [];
      page.on("console", (message) => told.push(message.text()));
      for (const _ of [1, 2]) {
        const threads = await page.evaluate(() =>
          (globalThis as unknown as Global).testPage.threads({ threads: 3 }),
        );
        expect(threads).toBe(isolated ? 3 : 1);
      }
      expect(told).toEqual(isolated ? [] : [`wasm: computes on one thread: ${isolation}`]);
    });

    it.each([false, true])("trains as Node does, deterministic: %s", async (deterministic) => {
      const inPage = await page.evaluate(
        ([deterministic, steps]) =>
          (globalThis as unknown as Global).testPage.train({ deterministic, threads: 3 }, steps),
        [deterministic, steps] as const,
      );
      const inNode = await losses(await wasm({ deterministic }), steps);
      expect(inPage).toHaveLength(steps);
      if (deterministic) expect(inPage).toEqual(inNode);
      for (const [i, loss] of inNode.entries()) expect(inPage[i]).toBeCloseTo(loss, 5);
    });

    it.each(suites)("passes the conformance suite with options %o", async (options) => {
      const { checks, passed } = await page.evaluate(
        (options) => (globalThis as unknown as Global).testPage.conformance(options),
        options,
      );
      expect(checks.filter(({ status }) => status === "failed")).toEqual([]);
      expect(passed).toBeGreaterThan(2000);
    });
  });

  it("trains on one thread where a Content Security Policy allows no other, and says so", async () => {
    const policy = "default-src 'self' 'wasm-unsafe-eval'; script-src 'self' 'wasm-unsafe-eval'";
    const page = await opened(browser, bundle, { isolated: true, policy });
    const told: string[] = [];
    page.on("console", (message) => message.type() === "info" && told.push(message.text()));
    const got = await page.evaluate(() =>
      (globalThis as unknown as Global).testPage.train({ threads: 2 }, 2),
    );
    expect(got).toHaveLength(2);
    expect(told).toEqual([
      "wasm: computes on one thread: the page's workers do not start; its Content Security Policy has to allow them: worker-src blob:.",
    ]);
    await page.close();
  });
}

import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, inject } from "vitest";
import { isolation } from "../../../../tooling/browser/isolation.ts";

export const laptop = { width: 1280, height: 860 };
export const phone = { width: 360, height: 780 };

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
}

/** Opens the page at what its address says after the #. */
export type Visiting = (hash: string, options?: VisitOptions) => Promise<Visit>;

export interface VisitOptions extends BrowserContextOptions {
  /** Whether its host sends the headers that isolate it from other pages. */
  readonly isolated?: boolean;
  /** A script that runs in the page before its own. */
  readonly inPage?: string;
  /** A script that runs in every worker before its own. */
  readonly inWorkers?: string;
}

/** As in a browser that does not have WebGPU yet. */
export const withoutWebGPU: string = 'Object.defineProperty(navigator, "gpu", { value: undefined });';

/**
 * Tests of the page in a browser; skipped with the reason where this machine has none. A page that says anything on its
 * console, throws, or asks another host for anything fails its test.
 */
export function onPage(name: string, tests: (visit: Visiting) => void): void {
  const given = inject("browser");
  const missing = "missing" in given ? given.missing : null;
  describe.skipIf(missing)(missing ? `${name} (${missing})` : name, () => {
    const { address } = inject("site");
    let browser: Browser;
    let visits: { readonly context: BrowserContext; readonly complaints: string[] }[] = [];
    beforeAll(async () => {
      browser = await chromium.connect((given as { endpoint: string }).endpoint);
    });
    afterEach(async () => {
      const complaints = visits.flatMap((visit) => visit.complaints);
      await Promise.all(visits.map(({ context }) => context.close()));
      visits = [];
      expect(complaints).toEqual([]);
    });
    afterAll(() => browser.close());
    tests(async (hash, { isolated = false, inPage = "", inWorkers = "", ...options } = {}) => {
      const context = await browser.newContext({ locale: "en-US", viewport: laptop, ...options });
      const complaints: string[] = [];
      visits.push({ context, complaints });
      context.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
      context.on("weberror", (error) => complaints.push(String(error.error().stack)));
      context.on("request", (request) => {
        if (!request.url().startsWith(address)) complaints.push(`asked for ${request.url()}`);
      });
      const page = await context.newPage();
      await page.addInitScript(inPage);
      if (isolated)
        await page.route("**/*", async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, headers: { ...response.headers(), ...isolation } });
        });
      if (inWorkers)
        await page.route("**/worker-*.js", async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, body: inWorkers + (await response.text()) });
        });
      await page.goto(`${address}#${hash}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      return { page, context };
    });
  });
}

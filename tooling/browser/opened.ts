import type { Browser, Page } from "playwright";
import type { Bundle } from "./bundled.ts";
import { isolation } from "./isolation.ts";

const origin = "https://localhost/";

/**
 * A page with a bundle on it, once `globalThis.testPage` is there. Nothing leaves the machine, and yet the page is a
 * secure context, which WebGPU asks for. `policy` is its Content Security Policy.
 */
export async function opened(
  browser: Browser,
  { entry, files }: Bundle,
  { isolated = false, policy = "" } = {},
): Promise<Page> {
  const page = await browser.newPage();
  await page.route(`${origin}**`, (route) => {
    const headers = { ...(isolated && isolation), ...(policy && { "Content-Security-Policy": policy }) };
    const name = new URL(route.request().url()).pathname.slice(1);
    const file = files.get(name);
    if (name === "")
      return route.fulfill({
        contentType: "text/html",
        headers,
        body: `<!doctype html><title>Retrograd</title><script type="module" src="/${entry}"></script>`,
      });
    if (file === undefined) return route.fulfill({ status: 404 });
    const body = typeof file === "string" ? file : Buffer.from(file);
    return route.fulfill({
      contentType: name.endsWith(".wasm") ? "application/wasm" : "text/javascript",
      headers,
      body,
    });
  });
  await page.goto(origin);
  await page.waitForFunction("globalThis.testPage !== undefined");
  return page;
}

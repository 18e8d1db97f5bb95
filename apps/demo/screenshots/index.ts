// Photographs every tab for the README: on a laptop and on a phone, in light and in dark.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "../../../tooling/browser/chromium.ts";
import { servedPage } from "../src/testing/servedPage.ts";
import { scenes } from "./scenes.ts";

const folder = join(import.meta.dirname, "../../../docs/screenshots");
const sizes = {
  laptop: { width: 1280, height: 860 },
  phone: { width: 390, height: 844 },
};

const only = process.argv.slice(2);
const served = await servedPage({ isolated: true });
const browser = await chromium();
try {
  await mkdir(folder, { recursive: true });
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({
        locale: "en-US",
        viewport,
        colorScheme,
        deviceScaleFactor: 1.5,
      });
      for (const [name, { hash, prepare }] of Object.entries(scenes)) {
        if (only.length > 0 && !only.some((word) => `${name}-${size}-${colorScheme}`.includes(word)))
          continue;
        const page = await context.newPage();
        await page.goto(`${served.address}#${hash}`);
        await prepare(page);
        await page.evaluate(() => scrollTo(0, 0));
        const session = await context.newCDPSession(page);
        const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 75 });
        await writeFile(join(folder, `${name}-${size}-${colorScheme}.webp`), Buffer.from(data, "base64"));
        await page.close();
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await served.close();
}

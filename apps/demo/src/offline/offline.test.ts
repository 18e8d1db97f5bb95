import { readdirSync } from "node:fs";
import { expect, inject, it } from "vitest";
import { tabNames } from "../state/tabNames.ts";
import { onPage } from "../testing/visit.ts";

onPage("without a network", (visit) => {
  it("works after the first load, every tab of it", async () => {
    const { page, context } = await visit("playground?data=moons&pace=full");
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    const kept = await page.evaluate(addressesKept);
    const built = readdirSync(inject("site").folder, { recursive: true, withFileTypes: true });
    const files = built.filter((each) => each.isFile() && each.name !== "offline.js");
    expect(files.length).toBeGreaterThan(50);
    for (const { name } of files)
      expect(
        kept.some((address) => address.endsWith(`/${name}`)),
        name,
      ).toBe(true);
    await context.setOffline(true);
    await page.reload();
    await page.getByRole("button", { name: "Run" }).click();
    await expect.poll(() => page.getByTestId("accuracy").innerText()).toMatch(/^(9[89]|100)/);
    await page.getByRole("button", { name: "Pause" }).click();
    for (const name of tabNames) {
      await page.locator(`#tab-${name}`).click();
      await page.locator(`#content[aria-labelledby=tab-${name}] h1`).waitFor();
    }
  });
});

/** What the browser keeps of the page; runs there. */
async function addressesKept(): Promise<string[]> {
  const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return kept.flat().map(({ url }) => url.split("?")[0] as string);
}

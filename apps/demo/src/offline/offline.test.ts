import { expect, it } from "vitest";
import { tabNames } from "../state/tabNames.ts";
import { onPage } from "../testing/visit.ts";

onPage("without a network", (visit) => {
  it("works after the first load, every tab of it", async () => {
    const { page, context } = await visit("playground?data=moons&pace=full");
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
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

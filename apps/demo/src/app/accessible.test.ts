import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";
import { expect, it } from "vitest";
import { tabNames } from "../state/tabNames.ts";
import { laptop, onPage, phone } from "../testing/visit.ts";

onPage("everyone's page", (visit) => {
  it.each(tabNames)("%s: axe finds nothing, and nothing is wider than the screen", async (tab) => {
    const { page } = await visit(tab);
    await settled(page);
    for (const viewport of [laptop, phone]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
        );
        expect(found, `${viewport.width} px, ${colorScheme}`).toEqual([]);
      }
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(excess, `${viewport.width} px`).toBeLessThanOrEqual(0);
    }
  });

  it("goes from tab to tab by the arrow keys, and skips to the content", async () => {
    const { page } = await visit("playground");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    await page.locator("#tab-playground").focus();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("heading", { name: "One pass, step by step" }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("tab-pass");
    await page.keyboard.press("Home");
    await page.getByRole("heading", { name: "Watch a network learn" }).waitFor();
  });

  it("keeps the chosen theme", async () => {
    const { page } = await visit("playground", { colorScheme: "light" });
    await page.getByRole("button", { name: "Switch to dark" }).click();
    await page.reload();
    await page.getByRole("button", { name: "Switch to light" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
  });
});

/** Waits until a tab's worker has told what it is to show. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
}

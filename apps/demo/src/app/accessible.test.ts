import type { Page } from "playwright";
import { expect, it } from "vitest";
import { type TabName, tabNames } from "../state/tabNames.ts";
import { violations } from "../testing/violations.ts";
import { laptop, onPage, phone } from "../testing/visit.ts";

/** Where a tab shows more than at its start. */
const addresses: Readonly<Partial<Record<TabName, string>>> = { pass: "pass?at=16" };

/** A laptop's page four times as large: what reflows down to here needs no scrolling in two directions (WCAG 1.4.10). */
const smallest = { width: 320, height: 256 };

/** Nothing is wider than the screen, and no tab wider than their row, once fonts are there and plots have taken their size. */
async function expectToFit(page: Page, { width }: { readonly width: number }): Promise<void> {
  const excess = (): Promise<number> =>
    page.evaluate(async () => {
      await document.fonts.ready;
      const tabs = document.querySelector("[role=tablist]") as HTMLElement;
      return Math.max(document.documentElement.scrollWidth - innerWidth, tabs.scrollWidth - tabs.clientWidth);
    });
  await expect.poll(excess, { message: `${width} px` }).toBeLessThanOrEqual(0);
}

onPage("everyone's page", (visit) => {
  it.each(tabNames)("%s: axe finds nothing, and nothing is wider than the screen", async (tab) => {
    const { page } = await visit(addresses[tab] ?? tab, { colorScheme: "light" });
    await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
    for (const viewport of [laptop, phone]) {
      await page.setViewportSize(viewport);
      expect(await violations(page), `${viewport.width} px`).toEqual([]);
      await expectToFit(page, viewport);
    }
    await page.setViewportSize(smallest);
    await expectToFit(page, smallest);
    // In the dark only the colours are others.
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await violations(page, ["color-contrast"]), "dark").toEqual([]);
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

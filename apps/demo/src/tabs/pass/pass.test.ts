import type { Page } from "playwright";
import { expect, it } from "vitest";
import { backendTitles } from "../../state/backendNames.ts";
import { onPage, phone } from "../../testing/visit.ts";

const told = async (page: Page): Promise<string> =>
  (await page.locator(".told").innerText()).replaceAll(/\s+/g, " ");
const ready = (page: Page): Promise<void> => page.locator(".told").waitFor();

onPage("one pass", (visit) => {
  it("is gone through by the arrow keys, both ways", async () => {
    const { page } = await visit("pass");
    await ready(page);
    expect(await told(page)).toContain("The example comes in");
    await page.keyboard.press("ArrowRight");
    expect(await told(page)).toContain("z of unit 1 of layer 1");
    for (let i = 0; i < 30; i++) await page.keyboard.press("ArrowRight");
    expect(await told(page)).toContain("A step down the gradient");
    await page.keyboard.press("ArrowLeft");
    expect(await told(page)).toContain("Gradient of the weights into unit 3 of layer 1");
    expect(page.url()).toContain("at=19");
  });

  it("lights the formula of the stop", async () => {
    const { page } = await visit("pass?at=15");
    await ready(page);
    expect(await page.locator("[aria-current=step]").innerText()).toContain("δ further back");
  });

  it("shows equations whose two sides agree", async () => {
    const { page } = await visit("pass?at=2&example=4&seed=3");
    await ready(page);
    const terms = await page.locator(".equation .term").allInnerTexts();
    const numbers = terms.map((term) =>
      term.replaceAll("−", "-").replaceAll(/[()]/g, "").split(" · ").map(Number),
    );
    const sum = numbers.reduce((total, [a, b]) => total + a * b, 0);
    const shown = Number((await page.locator(".equation strong").innerText()).replace("−", "-"));
    // Each weight is shown with three decimals.
    expect(Math.abs(sum - shown)).toBeLessThan(0.0005 * (numbers.length + 1));
  });

  it("has the same numbers on every backend", async () => {
    const { page } = await visit("pass?at=14&seed=5&hidden=3-2&activation=tanh");
    await ready(page);
    const expected = await told(page);
    for (const name of ["cpu", "ndarray", "webgpu"] as const) {
      await page.getByLabel("Backend").selectOption(backendTitles[name]);
      await expect.poll(() => told(page)).toBe(expected);
    }
  });

  it("lowers the cost by steps down the gradient", async () => {
    const { page } = await visit("pass?at=20&rate=0.5", { viewport: phone });
    await ready(page);
    const before = Number(await page.getByTestId("cost").innerText());
    await page.getByRole("button", { name: "Take 100" }).click();
    await page.getByText("After 100 steps down the gradient").waitFor();
    expect(Number(await page.getByTestId("cost").innerText())).toBeLessThan(before);
  });
});

import type { Page } from "playwright";
import { expect, it } from "vitest";
import { backendNames, backendTitles } from "../../state/backendNames.ts";
import { onPage, phone } from "../../testing/visit.ts";

const stepsOf = async (page: Page): Promise<number> =>
  Number((await page.getByTestId("step").innerText()).replace(",", ""));
const accuracyOf = async (page: Page): Promise<number> =>
  Number.parseFloat(await page.getByTestId("accuracy").innerText());
const lossesOf = async (page: Page): Promise<string[]> =>
  Promise.all(["train", "test"].map((name) => page.getByTestId(name).innerText()));
const ready = (page: Page): Promise<unknown> =>
  page.getByRole("button", { name: "Run" }).and(page.locator(":enabled")).waitFor();

onPage("the playground", (visit) => {
  it.each(backendNames)("trains to 98 % on the test points, on %s", async (name) => {
    const { page } = await visit("playground?data=moons&pace=full");
    await ready(page);
    await page.getByLabel("Backend").selectOption(backendTitles[name]);
    await page.getByRole("button", { name: "Run" }).click();
    await expect.poll(() => accuracyOf(page), { timeout: 40_000 }).toBeGreaterThanOrEqual(98);
    await page.getByRole("button", { name: "Pause" }).click();
    expect(await page.getByLabel("Backend").inputValue()).toBe(name);
  });

  it("is reproduced by its link, number by number", async () => {
    const { page } = await visit("playground?data=xor&seed=7&hidden=4-3&activation=relu&batch=10");
    await ready(page);
    await page.getByRole("button", { name: "Run" }).click();
    await expect.poll(() => stepsOf(page)).toBeGreaterThan(100);
    await page.getByRole("button", { name: "Pause" }).click();
    await expect.poll(() => page.url()).toContain("steps=");
    const [steps, losses, link] = [await stepsOf(page), await lossesOf(page), page.url()];
    const { page: other } = await visit(link.split("#")[1]);
    await expect.poll(() => stepsOf(other)).toBe(steps);
    expect(await lossesOf(other)).toEqual(losses);
  });

  it("writes what is chosen into its address, and takes what stands there", async () => {
    const { page } = await visit("playground");
    await ready(page);
    await page.getByRole("radio", { name: "Circles" }).check();
    await page.getByLabel("Optimizer").selectOption("Adagrad");
    await page.getByRole("button", { name: "Fewer hidden layers" }).click();
    await expect.poll(() => page.url()).toMatch(/#playground\?data=circles&hidden=8&optimizer=adagrad$/);
    await page.reload();
    await ready(page);
    expect(await page.getByLabel("Optimizer").inputValue()).toBe("adagrad");
    expect(await page.getByRole("radio", { name: "Circles" }).isChecked()).toBe(true);
  });

  it("takes a link that is pasted while it is open", async () => {
    const { page } = await visit("playground");
    await ready(page);
    await page.evaluate(() => {
      location.hash = "playground?data=xor&steps=20";
    });
    await expect.poll(() => stepsOf(page)).toBe(20);
    expect(await page.getByRole("radio", { name: "XOR" }).isChecked()).toBe(true);
  });

  it("goes on from the same weights when the backend changes", async () => {
    const { page } = await visit("playground?data=moons&steps=60");
    await expect.poll(() => stepsOf(page)).toBe(60);
    const losses = (await lossesOf(page)).map(Number);
    await page.getByLabel("Backend").selectOption("CPU");
    await page.getByRole("button", { name: "Step", exact: true }).click();
    await expect.poll(() => stepsOf(page)).toBe(61);
    const after = (await lossesOf(page)).map(Number);
    // One step of Adam moves each weight by at most about λ = 0.03.
    expect(Math.abs(after[0] - losses[0])).toBeLessThan(0.1 * losses[0] + 0.01);
  });

  it("steps once, and is reset", async () => {
    const { page } = await visit("playground?data=circles");
    await ready(page);
    const first = await lossesOf(page);
    await page.getByRole("button", { name: "Step", exact: true }).click();
    await expect.poll(() => stepsOf(page)).toBe(1);
    expect(await lossesOf(page)).not.toEqual(first);
    await page.getByRole("button", { name: "Reset" }).click();
    await expect.poll(() => stepsOf(page)).toBe(0);
    expect(await lossesOf(page)).toEqual(first);
  });

  it("learns points that are drawn by finger or by keyboard", async () => {
    const { page } = await visit("playground?data=drawn&pace=full", { viewport: phone, hasTouch: true });
    const canvas = page.getByRole("application");
    await canvas.tap({ position: { x: 60, y: 150 } });
    await page.getByRole("radio", { name: "Orange" }).check();
    await canvas.focus();
    for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", " ", "ArrowRight", " "])
      await canvas.press(key);
    await expect.poll(() => canvas.getAttribute("aria-label")).toContain("3 points so far");
    await page.getByRole("button", { name: "Run" }).click();
    await expect.poll(() => accuracyOf(page)).toBe(100);
    await page.getByRole("button", { name: "Pause" }).click();
  });

  it("says so when the loss is not a number any more", async () => {
    const { page } = await visit(
      "playground?task=values&optimizer=sgd&rate=1&activation=relu&pace=full&data=slope&hidden=8-8-8-8",
    );
    await ready(page);
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByText(/The loss became (NaN|Infinity) by step \d+: a lower learning rate helps/).waitFor();
    await page.getByRole("button", { name: "Run" }).waitFor();
  });
});

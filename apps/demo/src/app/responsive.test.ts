import type { Page } from "playwright";
import { expect, it } from "vitest";
import { mainThread } from "../testing/mainThread.ts";
import { onPage } from "../testing/visit.ts";

/** Milliseconds from which on a task counts as long. */
const long = 50;

onPage("a page that answers", (visit) => {
  // Other work on the machine stretches a task, but not the same one three times over.
  const again = { retry: 2 };
  it("has no long task while networks train, backends change and digits are drawn", again, async () => {
    const { page, context } = await visit("playground?pace=full&hidden=8-8-8-8");
    const { longestTask } = await mainThread(context.browser()!, page, async () => {
      await page.getByRole("button", { name: "Run" }).click();
      await page.waitForTimeout(1000);
      await page.getByRole("radio", { name: "Gradients" }).check();
      await page.getByLabel("Backend").selectOption("ndarray");
      await page.waitForTimeout(1000);
      await page.getByRole("tab", { name: "One pass" }).click();
      await page.keyboard.press("ArrowRight");
      await page.getByRole("tab", { name: "Digits" }).click();
      await page.getByRole("button", { name: "Train" }).click();
      await page.getByRole("button", { name: "Take a test image" }).click();
      await page.waitForTimeout(1000);
      await page.getByRole("button", { name: "Pause" }).click();
    });
    expect(longestTask).toBeLessThan(long);
  });

  it("is measured: a script that holds it up is noticed", async () => {
    const { page, context } = await visit("pass");
    const { longestTask } = await mainThread(context.browser()!, page, async () => {
      await page.evaluate(() => {
        const began = performance.now();
        while (performance.now() - began < 400);
      });
    });
    expect(longestTask).toBeGreaterThan(long);
  });

  it("shows a frame of training in a fraction of a screen's time", again, async () => {
    const { page, context } = await visit("playground?hidden=8-8-8-8");
    await page.getByRole("button", { name: "Run" }).click();
    const before = await stepsOf(page);
    await expect.poll(() => stepsOf(page)).toBeGreaterThan(before);
    let shown = 0;
    const { allTasks } = await mainThread(context.browser()!, page, async () => {
      const first = await stepsOf(page);
      await page.waitForTimeout(1500);
      shown = ((await stepsOf(page)) - first) / stepsPerFrame;
    });
    expect(shown).toBeGreaterThan(10);
    expect(allTasks / shown).toBeLessThan(1000 / 60);
  });

  it("draws on while the worker is busy", async () => {
    const stalling = "setInterval(() => { for (const end = Date.now() + 500; Date.now() < end; ); }, 600);";
    const { page } = await visit("playground", { inWorkers: stalling });
    await page.getByRole("button", { name: "Run" }).click();
    await expect.poll(() => stepsOf(page)).toBeGreaterThan(0);
    // Half a second are thirty screens of most displays.
    expect(await page.evaluate(mostScreensOfOneFrame)).toBeGreaterThan(5);
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("button", { name: "Run" }).waitFor();
  });

  it("draws many frames of a network that trains", async () => {
    const { page } = await visit("playground");
    await page.getByRole("button", { name: "Run" }).click();
    // Thirty frames at least, however busy the machine is.
    await expect.poll(() => stepsOf(page), { timeout: 10_000 }).toBeGreaterThan(30 * stepsPerFrame);
  });
});

const stepsOf = async (page: Page): Promise<number> =>
  Number((await page.getByTestId("step").innerText()).replace(",", ""));
/** At the pace that the playground starts with. */
const stepsPerFrame = 10;

/** For how many screens one frame was the newest, at most, while the worker was busy twice; runs in the page. */
function mostScreensOfOneFrame(): Promise<number> {
  const step = document.querySelector("[data-testid=step]") as HTMLElement;
  const end = performance.now() + 2500;
  return new Promise((resolve) => {
    let [shown, most, screens] = [step.textContent, 0, 0];
    const look = (): void => {
      screens = step.textContent === shown ? screens + 1 : 0;
      shown = step.textContent;
      most = Math.max(most, screens);
      if (performance.now() < end) requestAnimationFrame(look);
      else resolve(most);
    };
    requestAnimationFrame(look);
  });
}

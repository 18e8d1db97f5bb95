import { expect, it } from "vitest";
import { longestTask } from "../testing/longestTask.ts";
import { onPage } from "../testing/visit.ts";

/** Milliseconds from which on a task counts as long. */
const long = 50;

onPage("a page that answers", (visit) => {
  // Other work on the machine stretches a task, but not the same one three times over.
  const again = { retry: 2 };
  it("has no long task while networks train, backends change and digits are drawn", again, async () => {
    const { page, context } = await visit("playground?pace=full&hidden=8-8-8-8");
    const longest = await longestTask(context.browser()!, page, async () => {
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
    expect(longest).toBeLessThan(long);
  });

  it("is measured: a script that holds it up is noticed", async () => {
    const { page, context } = await visit("pass");
    const longest = await longestTask(context.browser()!, page, async () => {
      await page.evaluate(() => {
        const began = performance.now();
        while (performance.now() - began < 400);
      });
    });
    expect(longest).toBeGreaterThan(long);
  });

  it("draws many frames of a network that trains", async () => {
    const { page } = await visit("playground");
    await page.getByRole("button", { name: "Run" }).click();
    const steps = async (): Promise<number> =>
      Number((await page.getByTestId("step").innerText()).replace(",", ""));
    // Ten steps per frame: thirty frames at least, however busy the machine is.
    await expect.poll(steps, { timeout: 10_000 }).toBeGreaterThan(300);
  });
});

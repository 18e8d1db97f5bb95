import { expect, it } from "vitest";
import { longestTask } from "../testing/longestTask.ts";
import { onPage } from "../testing/visit.ts";

/** Milliseconds from which on a task counts as long. */
const long = 50;

onPage("a page that answers", (visit) => {
  it.each(["wasm", "ndarray"])("has no long task while a network trains on %s", async (backend) => {
    const { page, context } = await visit("playground?pace=full&hidden=8-8-8-8");
    await page.getByLabel("Backend").selectOption(backend);
    const longest = await longestTask(context.browser()!, page, async () => {
      await page.getByRole("button", { name: "Run" }).click();
      await page.waitForTimeout(2500);
      await page.getByRole("radio", { name: "Gradients" }).check();
      await page.waitForTimeout(500);
      await page.getByRole("button", { name: "Pause" }).click();
    });
    expect(longest).toBeLessThan(long);
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

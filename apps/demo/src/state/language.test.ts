import { expect, it } from "vitest";
import { onPage } from "../testing/visit.ts";

onPage("a browser whose language no standard knows", (visit) => {
  it.each([
    ["en-US@posix", "en-US"],
    ["C", "en-US"],
  ])("%s: shows what every other shows", async (language, taken) => {
    const inPage = `Object.defineProperty(navigator, "language", { value: "${language}", configurable: true });`;
    const { page } = await visit("playground?data=moons", { inPage });
    await page.getByRole("button", { name: "Run" }).click();
    await expect.poll(() => page.getByTestId("step").innerText()).not.toBe("0");
    await page.getByRole("img", { name: "Training and test loss by step" }).locator("canvas").waitFor();
    expect(await page.evaluate(() => navigator.language)).toBe(taken);
  });
});

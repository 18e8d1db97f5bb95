import type { Page } from "playwright";
import { expect, it } from "vitest";
import { onPage } from "../../testing/visit.ts";
import { choices, losses } from "./settings.ts";

const ready = (page: Page): Promise<unknown> =>
  page.getByRole("button", { name: "Run" }).and(page.locator(":enabled")).waitFor();
const numberIn = async (page: Page, name: string): Promise<number> =>
  Number.parseFloat((await page.getByTestId(name).innerText()).replace(",", ""));
const step = (page: Page): Promise<void> => page.getByRole("button", { name: "Step", exact: true }).click();

onPage("what the playground offers", (visit) => {
  it.each([
    { data: "circles", percent: 98 },
    { data: "spirals", percent: 94 },
    { data: "xor", percent: 96 },
    { data: "checkerboard", percent: 80 },
  ])("learns $data to $percent % of the test points", async ({ data, percent }) => {
    const { page } = await visit(`playground?data=${data}&pace=full`);
    await ready(page);
    await page.getByRole("button", { name: "Run" }).click();
    await expect.poll(() => numberIn(page, "accuracy"), { timeout: 40_000 }).toBeGreaterThanOrEqual(percent);
    await page.getByRole("button", { name: "Pause" }).click();
  });

  it.each([
    { data: "slope", loss: 0.001 },
    { data: "hills", loss: 0.02 },
    { data: "ripples", loss: 0.05 },
  ])("learns the values of $data to a test loss of $loss", async ({ data, loss }) => {
    const { page } = await visit(`playground?task=values&data=${data}&noise=0&pace=full&rate=0.01`);
    await ready(page);
    await page.getByRole("button", { name: "Run" }).click();
    await expect.poll(() => numberIn(page, "test"), { timeout: 40_000 }).toBeLessThan(loss);
    await page.getByRole("button", { name: "Pause" }).click();
  });

  it("makes a step with whatever is chosen", { timeout: 60_000 }, async () => {
    const { page } = await visit("playground?data=moons&penalty=l2");
    await ready(page);
    const offered = {
      Activation: choices.activation,
      Loss: losses.classes,
      Optimizer: choices.optimizer,
      "Learning rate": choices.rate,
      "Batch size": choices.batch,
      "Its strength": choices.strength,
      Regularisation: choices.penalty,
    };
    for (const [label, options] of Object.entries(offered))
      for (const title of Object.values(options)) {
        await page.getByRole("button", { name: "Reset" }).click();
        await page.getByRole("combobox", { name: new RegExp(`^${label}`) }).selectOption(title);
        await expect.poll(() => numberIn(page, "step"), { message: `${label}: ${title}` }).toBe(0);
        await step(page);
        await expect.poll(() => numberIn(page, "step"), { message: `${label}: ${title}` }).toBe(1);
        expect(Number.isFinite(await numberIn(page, "train")), `${label}: ${title}`).toBe(true);
      }
  });

  it("draws surface, weights and gradients anew with every step", async () => {
    const { page } = await visit("playground?data=moons");
    await ready(page);
    const drawn = (): Promise<string[]> =>
      Promise.all(
        [".surface canvas", "canvas.network"].map((canvas) =>
          page
            .locator(canvas)
            .first()
            .evaluate((element) => (element as HTMLCanvasElement).toDataURL()),
        ),
      );
    const seen: string[][] = [];
    for (const side of ["Weights", "Gradients"]) {
      await page.getByRole("radio", { name: side }).check();
      for (let i = 0; i < 2; i++) {
        const before = await numberIn(page, "step");
        await step(page);
        await expect.poll(() => numberIn(page, "step")).toBe(before + 1);
        seen.push(await drawn());
      }
    }
    for (const [i, name] of ["surface", "network"].entries())
      expect(new Set(seen.map((each) => each[i])).size, name).toBe(seen.length);
  });

  it("starts elsewhere from another seed, and anew from the same", async () => {
    const { page } = await visit("playground?data=moons&seed=5");
    await ready(page);
    const first = await numberIn(page, "train");
    await page.getByRole("button", { name: "Next", exact: true }).click();
    await expect.poll(() => numberIn(page, "train")).not.toBe(first);
    expect(page.url()).toContain("seed=6");
    await page.getByLabel("Seed").fill("5");
    await page.getByLabel("Seed").blur();
    await expect.poll(() => numberIn(page, "train")).toBe(first);
  });
});

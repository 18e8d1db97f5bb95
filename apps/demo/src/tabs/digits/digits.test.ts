import type { Page } from "playwright";
import { expect, it } from "vitest";
import { backendTitles } from "../../state/backendNames.ts";
import { violations } from "../../testing/violations.ts";
import { onPage, phone } from "../../testing/visit.ts";

const accuracyOf = async (page: Page): Promise<number> =>
  Number.parseFloat(await page.getByTestId("accuracy").innerText());
const epochOf = async (page: Page): Promise<number> =>
  Number((await page.getByTestId("epoch").innerText()).replace("epoch ", ""));
const train = (page: Page): Promise<void> => page.getByRole("button", { name: "Train" }).click();
const pause = (page: Page): Promise<void> => page.getByRole("button", { name: "Pause" }).click();

/** How bright the darkest stroke of a picture and what is under it are, from 0 to 255, and whether the stroke covers it. */
function inkAndPaper(canvas: SVGElement | HTMLElement) {
  const { width, height } = canvas as HTMLCanvasElement;
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true })!;
  copy.drawImage(canvas as HTMLCanvasElement, 0, 0);
  const { data } = copy.getImageData(0, 0, width, height);
  let most = 3;
  for (let i = 3; i < data.length; i += 4) if (data[i] > data[most]) most = i;
  const { backgroundColor, filter } = getComputedStyle(canvas);
  const paper = Number(/\d+/.exec(backgroundColor)![0]);
  return { ink: data[most - 3], paper, filter, opaque: data[most] > 100 };
}

onPage("digits", (visit) => {
  it("are learned to 90 %, and go on where they were on another backend", { timeout: 120_000 }, async () => {
    const { page } = await visit("digits");
    await train(page);
    await expect.poll(() => accuracyOf(page), { timeout: 40_000 }).toBeGreaterThanOrEqual(90);
    await page.getByLabel("Backend").selectOption(backendTitles.webgpu);
    const epoch = await epochOf(page);
    await expect.poll(() => epochOf(page), { timeout: 60_000 }).toBeGreaterThan(epoch + 1);
    await pause(page);
    await page.getByRole("button", { name: "Train" }).waitFor();
    expect(await accuracyOf(page)).toBeGreaterThanOrEqual(88);
  });

  it.each(["mouse", "finger"] as const)("are drawn by %s, and read", async (means) => {
    const { page, context } = await visit("digits", { viewport: phone, hasTouch: means === "finger" });
    await train(page);
    await expect.poll(() => accuracyOf(page), { timeout: 40_000 }).toBeGreaterThanOrEqual(92);
    await pause(page);
    const pad = page.getByRole("img", { name: "Pad to draw a digit on" });
    await pad.scrollIntoViewIfNeeded();
    const { x, y, width } = (await pad.boundingBox())!;
    const seven = [
      [0.3, 0.2],
      [0.75, 0.2],
      [0.65, 0.45],
      [0.5, 0.85],
    ].map(([u, v]) => [x + u * width, y + v * width] as const);
    if (means === "mouse") {
      await page.mouse.move(...seven[0]);
      await page.mouse.down();
      for (const point of seven.slice(1)) await page.mouse.move(...point, { steps: 6 });
      await page.mouse.up();
    } else {
      const screen = await context.newCDPSession(page);
      const touch = (
        type: "touchStart" | "touchMove" | "touchEnd",
        points: readonly (readonly [number, number])[],
      ) =>
        screen.send("Input.dispatchTouchEvent", {
          type,
          touchPoints: points.map(([px, py]) => ({ x: px, y: py })),
        });
      await touch("touchStart", [seven[0]]);
      for (const point of seven.slice(1)) await touch("touchMove", [point]);
      await touch("touchEnd", []);
    }
    await expect.poll(() => page.getByTestId("answer").innerText()).toBe("7");
    const shares = await page
      .getByRole("list", { name: "Probability of each class" })
      .locator("li")
      .allInnerTexts();
    const sum = shares.reduce((total, text) => total + Number(/([\d.]+) %/.exec(text)![1]), 0);
    // Each is shown to a tenth of a percent.
    expect(Math.abs(sum - 100)).toBeLessThan(0.5);
    await page.getByText("Hidden layer 1: activations of 64 units").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByText("Its answer appears here.").waitFor();
  });

  it.each(["light", "dark"] as const)("are ink on paper that one can tell apart: %s", async (colorScheme) => {
    const { page } = await visit("digits", { colorScheme });
    await page.getByRole("button", { name: "Take a test image" }).click();
    const shown = page.locator(".pad-room .picture");
    await expect.poll(() => shown.evaluate(inkAndPaper)).toMatchObject({ filter: "none", opaque: true });
    const { ink, paper } = await shown.evaluate(inkAndPaper);
    expect(Math.abs(ink - paper)).toBeGreaterThan(150);
  });

  it("show the test images of a cell of the confusion matrix", async () => {
    const { page } = await visit("digits?hidden=32");
    await train(page);
    await expect
      .poll(() => page.locator(".confusion button:enabled").count(), { timeout: 40_000 })
      .toBeGreaterThan(10);
    await pause(page);
    await page.getByRole("button", { name: "Train" }).waitFor();
    const cell = page.locator(".confusion button.some:not(.right)").first();
    const [, is, says, count] = /(\d) taken for (\d): (\d+)/.exec(
      (await cell.getAttribute("aria-label")) ?? "",
    )!;
    await cell.click();
    expect(await violations(page, ["color-contrast", "button-name"])).toEqual([]);
    await page.getByText(`It is ${is}, and the network says ${says}:`).waitFor();
    await expect
      .poll(() => page.locator(".cell-note + .gallery canvas").count())
      .toBe(Math.min(24, Number(count)));
  });
});

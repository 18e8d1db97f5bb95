import { gzipSync } from "node:zlib";
import { drawnDigits, type ImageSet } from "@retrograd/data";
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

/** An IDX file: magic number, sizes, bytes. */
const idx = (kind: number, sizes: readonly number[], bytes: Uint8Array): Buffer => {
  const header = Buffer.alloc(4 + 4 * sizes.length);
  header.writeUInt32BE(0x800 + kind);
  for (const [i, size] of sizes.entries()) header.writeUInt32BE(size, 4 + 4 * i);
  return Buffer.concat([header, bytes]);
};
const filesOf = (start: string, { count, rows, columns, pixels, labels }: ImageSet) => [
  {
    name: `${start}-images-idx3-ubyte.gz`,
    mimeType: "",
    buffer: gzipSync(idx(3, [count, rows, columns], pixels)),
  },
  { name: `${start}-labels-idx1-ubyte`, mimeType: "", buffer: idx(1, [count], labels) },
];

/** Drags files over the middle of the page, and drops them there. */
async function drop(
  page: Page,
  files: readonly ReturnType<typeof filesOf>[number][],
  above?: () => Promise<void>,
): Promise<void> {
  const given = files.map(({ name, buffer }) => ({ name, base64: buffer.toString("base64") }));
  const dataTransfer = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of all)
      transfer.items.add(new File([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], name));
    return transfer;
  }, given);
  await page.dispatchEvent("main", "dragover", { dataTransfer });
  await above?.();
  await page.dispatchEvent("main", "drop", { dataTransfer });
}

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

  it("are drawn, and read", async () => {
    const { page } = await visit("digits", { viewport: phone });
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
    await page.mouse.move(...seven[0]);
    await page.mouse.down();
    for (const point of seven.slice(1)) await page.mouse.move(...point, { steps: 6 });
    await page.mouse.up();
    await expect.poll(() => page.getByTestId("answer").innerText()).toBe("7");
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

  it("come from files that are chosen", async () => {
    const { page } = await visit("digits");
    const { training, test } = drawnDigits({ seed: 5, training: 300, test: 100, size: 20 });
    await page.getByText("3,000 to train on").waitFor();
    await page.getByRole("button", { name: "Take a test image" }).click();
    await page
      .locator("input[type=file]")
      .setInputFiles([...filesOf("train", training), ...filesOf("t10k", test)]);
    await page.getByText("your files: 300 to train on, 100 for the test").waitFor();
    await page.getByRole("button", { name: "Take a test image" }).click();
    await page.getByTestId("answer").waitFor();
    await train(page);
    await expect.poll(() => epochOf(page)).toBeGreaterThan(2);
  });

  it("come from two files that are dropped anywhere on the page", async () => {
    const { page } = await visit("digits");
    const { training } = drawnDigits({ seed: 6, training: 70, test: 10, size: 12 });
    await page.getByText("3,000 to train on").waitFor();
    await drop(page, filesOf("train", training), () => page.locator(".drop.above").waitFor());
    await page.getByText("your files: 60 to train on, 10 for the test").waitFor();
    expect(await page.locator(".drop.above").count()).toBe(0);
    const [first] = await page.locator(".images-panel .picture").all();
    expect(await first!.evaluate((canvas) => (canvas as HTMLCanvasElement).width)).toBe(12);
  });

  const [images, labels] = filesOf(
    "train",
    drawnDigits({ seed: 7, training: 20, test: 10, size: 12 }).training,
  );
  const wanted = "give MNIST's IDX files, images and labels, or all four of them.";
  it.each([
    [[images], `digits: the labels of ${images.name} are missing; ${wanted}`],
    [[labels], `digits: the images of ${labels.name} are missing; ${wanted}`],
    [
      [{ ...images, name: "cat.png", buffer: Buffer.from("\x89PNG") }],
      `digits: cat.png: no IDX file; ${wanted}`,
    ],
    [
      [{ ...images, buffer: images.buffer.subarray(0, 99) }],
      `digits: ${images.name} can't be read, or unpacked; ${wanted}`,
    ],
    [
      [images, { ...labels, buffer: idx(1, [7], new Uint8Array(7)) }],
      "has 20 images and train-labels-idx1-ubyte has 7 labels",
    ],
  ])("that are not what they should be are refused in a sentence: %#", async (files, sentence) => {
    const { page } = await visit("digits");
    await page.getByText("3,000 to train on").waitFor();
    await drop(page, files);
    await page.getByRole("alert").filter({ hasText: sentence }).waitFor();
    await page.getByText("3,000 to train on").waitFor();
  });
});

import { gzipSync } from "node:zlib";
import { drawnDigits, type ImageSet } from "@retrograd/data";
import type { Page } from "playwright";
import { expect, it } from "vitest";
import { onPage } from "../../testing/visit.ts";

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

onPage("images of digits", (visit) => {
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
    await page.getByRole("button", { name: "Train" }).click();
    await expect.poll(() => page.getByTestId("accuracy").innerText()).toMatch(/%$/);
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

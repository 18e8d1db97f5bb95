import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawnDigits, type ImageSet } from "@retrograd/data";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { recordingScreen } from "../quickstart/recordingScreen.ts";
import { main } from "./main.ts";

let folder = "";

/** An IDX file: its magic number and sizes, then bytes. */
function idx(sizes: readonly number[], bytes: Uint8Array): Uint8Array {
  const head = Buffer.alloc(4 + 4 * sizes.length);
  head.writeUInt32BE(0x0800 + sizes.length);
  for (const [i, size] of sizes.entries()) head.writeUInt32BE(size, 4 + 4 * i);
  return Buffer.concat([head, bytes]);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "retrograd-example-"));
  const { training, test } = drawnDigits({ seed: 1, training: 128, test: 32, size: 16 });
  const write = async (name: string, { count, rows, columns, pixels, labels }: ImageSet): Promise<void> => {
    await writeFile(join(folder, `${name}-images-idx3-ubyte`), idx([count, rows, columns], pixels));
    await writeFile(join(folder, `${name}-labels-idx1-ubyte`), idx([count], labels));
  };
  await write("train", training);
  await write("t10k", test);
});
afterAll(() => rm(folder, { recursive: true }));

const run = async (name: string): Promise<string> => {
  const screen = recordingScreen();
  const argv = ["node", "example", name, "--backend", "cpu", "--epochs", "1", "--data", folder];
  expect(await main(argv, screen)).toBe(0);
  return screen.lines.join("\n");
};

it("a classifier ends with images, a confusion matrix and its accuracy", async () => {
  const text = await run("lenet");
  expect(text).toContain("0.conv2d");
  expect(text).toContain("Confusion matrix");
  expect(text).toMatch(/% of the test images are right\.$/);
});

it("an autoencoder ends with images and what it has drawn", async () => {
  const text = await run("autoencoder");
  expect(text).toMatch(/epoch 1 {2}loss 0\.\d+ {2}test loss 0\.\d+/);
  expect(text).toContain("Drawn from 16 numbers each");
});

it("a GAN ends with images that were never there", async () => {
  const text = await run("gan");
  expect(text).toMatch(/epoch 1 {2}discriminator \d\.\d+ {2}generator \d\.\d+/);
  expect(text).toContain("Drawn by the generator");
});

it("says which examples and backends there are", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const told = async (...args: string[]): Promise<unknown> => {
    expect(await main(["node", "example", ...args], recordingScreen())).toBe(1);
    return error.mock.calls.at(-1)?.[0];
  };
  expect(await told("alexnet")).toMatch(
    /^example: there is no example "alexnet"; choose one of lenet, resnet, /,
  );
  expect(await told("lenet", "--backend", "cuda")).toBe(
    'example: there is no backend "cuda"; choose one of cpu, ndarray, wasm, webgpu.',
  );
  expect(await told("lenet", "--epochs", "0")).toBe(
    'example: --epochs is "0"; give a whole number from 1 to 1000000.',
  );
  error.mockRestore();
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cpu } from "@retrograd/backend-cpu";
import { wasm } from "@retrograd/backend-wasm";
import { adam, type Layer, ops, sequential, softmaxCrossEntropy, type Tensor, train } from "@retrograd/core";
import { drawnDigits } from "@retrograd/data";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gpt } from "../../examples/gpt.ts";
import { lstmClassifier } from "../../examples/lstmClassifier.ts";
import { type Encoded, evidence, variationalAutoencoder } from "../../examples/vae.ts";
import { numbersOf } from "../quickstart/numbers.ts";
import { recordingScreen } from "../quickstart/recordingScreen.ts";
import { bigramLoss } from "./bigrams.ts";
import { main } from "./main.ts";
import { numbered, textOf } from "./text.ts";
import { uniform } from "./uniform.ts";
import { allWindows, drawnWindows, windowsAt } from "./windows.ts";
import { write } from "./write.ts";

let folder = "";
/** Sentences whose verb depends on a word far in front of it: a bigram can't know. */
const sentences = Array.from({ length: 400 }, (_, i) =>
  i % 3 === 0 ? "one bird over the hills sings. " : "two birds over the hills sing. ",
).join("");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "retrograd-text-"));
  await writeFile(join(folder, "page.md"), sentences);
});
afterAll(() => rm(folder, { recursive: true }));

describe("text", () => {
  it("holds every tenth piece out", async () => {
    const { characters, training, test } = await textOf(folder);
    expect(training.length + test.length).toBe(sentences.length);
    expect(test.length).toBe(1000);
    const read = (numbers: Int32Array): string => Array.from(numbers, (i) => characters[i]).join("");
    expect(read(test)).toBe(sentences.slice(9000, 10_000));
    expect(read(training)).toBe(sentences.slice(0, 9000) + sentences.slice(10_000));
  });

  it("is refused where there is none", async () => {
    await expect(textOf(join(folder, "nowhere"))).rejects.toThrow(/there are no \*\.md in/);
  });

  it("has the loss of its bigrams", () => {
    // In training a is followed by b twice and by a once, b by a twice: P(b | a) = 2/3, P(a | b) = 1.
    const text = {
      characters: ["a", "b"],
      training: Int32Array.of(0, 0, 1, 0, 1, 0),
      test: Int32Array.of(0, 1, 0),
    };
    expect(bigramLoss(text, 0)).toBeCloseTo(-(Math.log(2 / 3) + Math.log(1)) / 2, 10);
  });

  it("comes in windows with each character's next one", () => {
    const text = Int32Array.of(5, 6, 7, 8, 9);
    expect(Array.from(windowsAt(text, [1, 0], 3).y.data)).toEqual([7, 8, 9, 6, 7, 8]);
    expect(allWindows(text, 2).x.shape).toEqual([2, 2]);
  });
});

it("a GPT learns what a bigram model can't, and writes it", async () => {
  const text = numbered(sentences);
  const [context, backend, random] = [32, await wasm(), uniform(1, 1)];
  const model = gpt({ characters: text.characters.length, context, features: 32, heads: 2, blocks: 1 });
  const batches = () => drawnWindows(text.training, { context, batches: 60, size: 8, random });
  let loss = Number.NaN;
  const options = {
    ...{ backend, loss: softmaxCrossEntropy({ axis: -1 }), optimizer: adam({ learningRate: 5e-3 }) },
    validation: allWindows(text.test, context),
    epochs: 4,
  };
  for await (const { validation } of train(model, batches, options)) loss = validation?.loss ?? Number.NaN;
  expect(loss).toBeLessThan(bigramLoss(text) - 0.4);
  const start = Array.from("hills ", (character) => text.characters.indexOf(character));
  const written = await write(model, start, { backend, context, length: 60, temperature: 0.5, random });
  expect(written.map((i) => text.characters[i]).join("")).toContain(" over the hills sing");
});

it("an LSTM learns to tell digits apart, row by row", async () => {
  const data = drawnDigits({ seed: 1, training: 800, test: 200, size: 12 });
  const rows: Layer = { name: "rows", forward: (x) => ops.reshape(x, [x.shape[0] ?? 1, 12, 12]) };
  const losses: number[] = [];
  const options = {
    ...{ backend: cpu(), loss: softmaxCrossEntropy(), optimizer: adam({ learningRate: 1e-2 }) },
    ...{ batchSize: 16, epochs: 4 },
  };
  for await (const { loss } of train(
    sequential([rows, lstmClassifier(32, 10)]),
    numbersOf(data.training),
    options,
  ))
    losses.push(loss);
  expect(losses[3]).toBeLessThan(0.5 * losses[0]);
});

it("a variational autoencoder's bound falls", async () => {
  const { x } = numbersOf(drawnDigits({ seed: 1, training: 800, test: 200, size: 12 }).training);
  const losses: number[] = [];
  const options = {
    ...{ backend: cpu(), optimizer: adam({ learningRate: 5e-3 }), batchSize: 16, epochs: 4 },
    loss: (outputs: unknown, batch: object) =>
      evidence(outputs as Encoded, (batch as { readonly x: Tensor }).x),
  };
  for await (const { loss } of train(variationalAutoencoder(144, 2), { x }, options)) losses.push(loss);
  expect(losses[3]).toBeLessThan(0.85 * losses[0]);
});

it("the example ends with what the model writes, and with its loss beside a bigram model's", async () => {
  const screen = recordingScreen();
  const argv = ["node", "example", "gpt", "--backend", "wasm", "--epochs", "1", "--data", folder];
  expect(await main(argv, screen)).toBe(0);
  const printed = screen.lines.join("\n");
  expect(printed).toMatch(/round 1 {2}loss \d\.\d+ {2}held out \d\.\d+/);
  expect(printed).toContain("It writes:");
  expect(printed).toMatch(/nats per character, -?\d\.\d+ below a bigram model's\.$/);
});

import { wasm } from "@retrograd/backend-wasm";
import {
  adam,
  binaryCrossEntropyWithLogits,
  dispose,
  type Layer,
  reshape,
  sequential,
  train,
} from "@retrograd/core";
import { drawnDigits } from "@retrograd/data";
import { expect, it } from "vitest";
import { autoencoder } from "../../examples/autoencoder.ts";
import { discriminator, ganStep, generator } from "../../examples/gan.ts";
import { lenet } from "../../examples/lenet.ts";
import { resnet } from "../../examples/resnet.ts";
import { vgg } from "../../examples/vgg.ts";
import { numbersOf } from "../quickstart/numbers.ts";
import { trainOn } from "../quickstart/training.ts";

const size = 16;
const data = drawnDigits({ seed: 1, training: 800, test: 200, size });

/** Share of the test images that a network of these layers gets right after two epochs. */
async function accuracyOf(network: Layer, learningRate: number): Promise<number> {
  const recipe = { hidden: [], classes: 10, epochs: 2, batchSize: 16, learningRate, seed: 1 };
  const model = sequential([reshape([size, size, 1]), network]);
  const observer = { onBatch: () => {}, onEpoch: () => {} };
  const { epochs } = await trainOn(data, await wasm(), recipe, observer, model);
  return epochs.at(-1)?.testAccuracy ?? 0;
}

it("LeNet learns", async () => {
  expect(await accuracyOf(lenet(10), 3e-3)).toBeGreaterThan(0.6);
});

it("a residual network learns", async () => {
  expect(await accuracyOf(resnet(10, 4), 1e-2)).toBeGreaterThan(0.4);
});

it("a VGG-like network learns", async () => {
  expect(await accuracyOf(vgg(10, 8), 3e-3)).toBeGreaterThan(0.6);
});

it("an autoencoder draws what it has seen", async () => {
  const { x } = numbersOf(data.training);
  const images = { ...x, shape: [data.training.count, size, size, 1] };
  const losses: number[] = [];
  const options = {
    ...{
      backend: await wasm(),
      loss: binaryCrossEntropyWithLogits(),
      optimizer: adam({ learningRate: 5e-3 }),
    },
    ...{ batchSize: 16, epochs: 3 },
  };
  for await (const { loss } of train(autoencoder(size, size, 12), { x: images, y: images }, options))
    losses.push(loss);
  expect(losses[2]).toBeLessThan(0.7 * losses[0]);
});

it("a GAN's networks train against each other", async () => {
  const backend = await wasm();
  const networks = { real: discriminator(), made: generator(size, size) };
  using step = ganStep(backend, { ...networks, code: 8, seed: 1 });
  const { x } = numbersOf(data.training, 32);
  const costs: { real: number; made: number }[] = [];
  for (let k = 0; k < 60; k++) {
    const { real, made } = step({ x: { ...x, shape: [32, size, size, 1] } });
    costs.push({ real: await real.read(), made: await made.read() });
  }
  // At first the discriminator knows nothing, 2 ln 2; then it tells them apart, and the generator has a hard time.
  expect(costs[0].real).toBeGreaterThan(1);
  expect(costs[59].real).toBeLessThan(0.7 * costs[0].real);
  expect(costs[59].made).toBeGreaterThan(costs[0].made);
  dispose(networks);
});

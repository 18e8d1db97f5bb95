import { cpu } from "@retrograd/backend-cpu";
import { webgpu } from "@retrograd/backend-webgpu";
import { drawnDigits } from "@retrograd/data";
import { difference, firstStep } from "./firstStep.ts";
import { numbersOf } from "./numbers.ts";
import { trainOn } from "./training.ts";

/** What a test asks of the page. */
export interface TestPage {
  /** Trains the quickstart's network on its digits. */
  train(): Promise<PageResult>;
}

export interface PageResult {
  /** Of the test images, after training on WebGPU and on typed arrays. */
  readonly accuracy: { readonly webgpu: number; readonly cpu: number };
  /** Of the first step's gradients on the two, over the largest entry. */
  readonly difference: number;
}

const page: TestPage = {
  async train() {
    // As `pnpm quickstart` draws and trains where nothing else is asked for.
    const data = drawnDigits({ seed: 1, training: 12_000, test: 2_000, size: 20 });
    const recipe = { hidden: [128, 64], classes: 10, epochs: 10, batchSize: 64, learningRate: 2e-3, seed: 1 };
    const silent = { onBatch() {}, onEpoch() {} };
    const [gpu, reference] = [await webgpu(), cpu()];
    const batch = numbersOf(data.training, recipe.batchSize);
    const expected = await firstStep(reference, batch, recipe);
    const first = await firstStep(gpu, batch, recipe);
    const accuracyOn = async (backend: typeof gpu): Promise<number> =>
      (await trainOn(data, backend, recipe, silent)).epochs.at(-1)?.testAccuracy ?? 0;
    const accuracy = { webgpu: await accuracyOn(gpu), cpu: await accuracyOn(reference) };
    gpu.dispose();
    return { accuracy, difference: difference(expected.gradients, first.gradients).relative };
  },
};

Object.assign(globalThis, { testPage: page });

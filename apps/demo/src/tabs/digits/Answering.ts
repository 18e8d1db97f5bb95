import { array, type Backend, compile, type Output, ops, type Step, type Tensor } from "@retrograd/core";
import type { Classifier } from "./classifier.ts";
import type { Answer } from "./settings.ts";

interface Said {
  readonly [name: string]: Tensor | { readonly [layer: string]: Tensor };
  readonly probabilities: Tensor;
  readonly hidden: { readonly [layer: string]: Tensor };
}

/** Asks a network about single images: what it says, and what its hidden layers say. */
export class Answering {
  readonly #step: Step<{ x: Tensor }, Said>;

  constructor(model: Classifier, backend: Backend, seed: number) {
    this.#step = compile<{ x: Tensor }, Said>(
      backend,
      ({ x }, pass) => {
        const probabilities = ops.softmax(pass.call(model, x));
        return { probabilities, hidden: Object.fromEntries(model.told.map((a, l) => [l, a])) };
      },
      { name: "answer", training: false, seed },
    );
  }

  async answer(pixels: Uint8Array): Promise<Answer> {
    const x = array(
      Float32Array.from(pixels, (value) => value / 255),
      { shape: [1, pixels.length] },
    );
    const { probabilities, hidden } = this.#step({ x });
    return {
      probabilities: await numbers(probabilities),
      hidden: await Promise.all(Object.values(hidden ?? {}).map(numbers)),
    };
  }

  dispose(): void {
    this.#step.dispose();
  }
}

async function numbers(output: Output): Promise<Float32Array> {
  return (await output.readArray()).data as Float32Array;
}

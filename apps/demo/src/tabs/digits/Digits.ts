import { drawnDigits } from "@retrograd/data";
import type { BackendName } from "../../state/backendNames.ts";
import { Backends } from "../../worker/Backends.ts";
import { Turns } from "../../worker/turns.ts";
import { Images } from "./Images.ts";
import { imageFiles } from "./imageFiles.ts";
import { Learning, type Listener } from "./Learning.ts";
import type { Answer, DataReport, Picture, Settings } from "./settings.ts";

/** Training on images of digits, in a worker. */
export class Digits {
  readonly #turns: Turns = new Turns();
  readonly #backends: Backends = new Backends();
  #images: Images = new Images(drawnDigits({ seed: 1, training: 3000, test: 600, size: 28 }));
  #learning: Learning | null = null;

  /** What there is to train on. */
  data(): DataReport {
    return this.#images.report();
  }

  /** Takes the images of files instead; the run has to be started anew. */
  async take(files: readonly File[]): Promise<DataReport> {
    this.#images = new Images(await imageFiles(files));
    return this.data();
  }

  /** A new network, with its first weights. */
  start(settings: Settings, name: BackendName): Promise<void> {
    return this.#turns.take(async () => {
      const backend = await this.#backends.get(name);
      await this.#learning?.stop();
      this.#learning?.dispose();
      this.#learning = new Learning(settings, this.#images, backend);
    });
  }

  /** Trains, from where it was paused if it was; returns at once. */
  go(listener: Listener): Promise<void> {
    return this.#turns.take(async () => this.#learning!.go(listener));
  }

  pause(): Promise<void> {
    return this.#turns.take(async () => this.#learning?.stop());
  }

  /** Goes on from the same weights and the same state of the optimizer on another backend. */
  moveTo(name: BackendName, listener: Listener): Promise<void> {
    return this.#turns.take(async () => this.#learning?.moveTo(await this.#backends.get(name), listener));
  }

  /** What the network makes of one image. */
  answer(pixels: Uint8Array): Promise<Answer> {
    return this.#turns.take(() => this.#learning!.answer(pixels));
  }

  /** Test images of one cell of the confusion matrix. */
  examples(label: number, predicted: number, count: number): Picture[] {
    return this.#learning?.examples(label, predicted, count) ?? [];
  }

  sample(i: number): Picture {
    return this.#images.sample(i);
  }
}

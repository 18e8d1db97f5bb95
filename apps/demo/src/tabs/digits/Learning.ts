import {
  adam,
  type Backend,
  checkpoint,
  dispose,
  move,
  type Optimizer,
  restore,
  softmaxCrossEntropy,
  type Training,
  train,
} from "@retrograd/core";
import { Answering } from "./Answering.ts";
import { type Classifier, classifier } from "./classifier.ts";
import { examined, predictions } from "./examined.ts";
import type { Images } from "./Images.ts";
import type { Answer, EpochReport, Picture, Settings } from "./settings.ts";

/** Who is told of a run's progress. */
export interface Listener {
  onBatch(epoch: number, batch: number, batches: number): void;
  onEpoch(report: EpochReport): void;
  onEnd(trouble: string): void;
}

const batchSize = 64;
/** Batches between two reports. */
const reported = 8;
/** Epochs after which a run pauses by itself. */
const most = 40;

/** A network that learns to read digits, and can be asked at any time. */
export class Learning {
  readonly #settings: Settings;
  readonly #images: Images;
  readonly #model: Classifier;
  readonly #optimizer: Optimizer;
  #backend: Backend;
  #answering: Answering;
  /** The run that is under way; null while it is paused. */
  #run: Training | null = null;
  #ended: Promise<void> = Promise.resolve();
  /** Epochs that are through. */
  #made = 0;
  /** Where the run was paused. */
  #paused: Uint8Array<ArrayBuffer> | null = null;
  /** What it said of each test image after the latest epoch; empty before the first. */
  #predicted: Int32Array = new Int32Array();

  constructor(settings: Settings, images: Images, backend: Backend) {
    this.#settings = settings;
    this.#images = images;
    this.#backend = backend;
    this.#model = classifier(settings);
    this.#optimizer = adam({ learningRate: Number(settings.rate) });
    this.#answering = new Answering(this.#model, backend, settings.seed);
  }

  /** Trains, from where it was paused if it was; returns at once. */
  go(listener: Listener): void {
    if (this.#run) return;
    const run = train(this.#model, this.#images.training, {
      backend: this.#backend,
      loss: softmaxCrossEntropy(),
      optimizer: this.#optimizer,
      batchSize,
      epochs: this.#made + most,
      seed: this.#settings.seed,
      validation: this.#images.test,
      onBatch: ({ epoch, batch, batches }) => {
        if (batch % reported === 0 || batch === batches) listener.onBatch(epoch, batch, batches ?? batch);
      },
    });
    if (this.#paused) run.resume(restore(run, this.#paused) as Parameters<Training["resume"]>[0]);
    this.#run = run;
    this.#ended = this.#iterate(run, listener);
  }

  /** Ends the run after the batch that is under way, and keeps where it was. */
  async stop(): Promise<void> {
    this.#run?.stop();
    await this.#ended;
  }

  /** Goes on from the same weights and the same state of the optimizer on another backend. */
  async moveTo(backend: Backend, listener: Listener): Promise<void> {
    if (this.#backend === backend) return;
    const going = this.#run !== null;
    await this.stop();
    await move(this.#model, backend, this.#optimizer);
    this.#backend = backend;
    this.#answering.dispose();
    this.#answering = new Answering(this.#model, backend, this.#settings.seed);
    if (going) this.go(listener);
  }

  answer(pixels: Uint8Array): Promise<Answer> {
    return this.#answering.answer(pixels);
  }

  /** Test images of one class that it took for another, or for what they are, after the latest epoch. */
  examples(label: number, predicted: number, count: number): Picture[] {
    return this.#images.taken(this.#predicted, label, predicted, count);
  }

  /** Frees what the backend holds of it. */
  dispose(): void {
    this.#answering.dispose();
    dispose(this.#model, this.#optimizer);
  }

  async #iterate(run: Training, listener: Listener): Promise<void> {
    let trouble = "";
    try {
      for await (const epoch of run) {
        this.#made = epoch.epoch;
        this.#predicted = await predictions(this.#model, this.#images.test, this.#backend);
        listener.onEpoch(examined(epoch, this.#predicted, this.#images.testLabels));
      }
      this.#paused = await checkpoint(run);
    } catch (error) {
      trouble = (error as Error).message;
    }
    this.#run = null;
    listener.onEnd(trouble);
  }
}

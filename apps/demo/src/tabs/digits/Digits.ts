import {
  adam,
  array,
  type Backend,
  checkpoint,
  dispose,
  type Epoch,
  move,
  type NumericArray,
  type Optimizer,
  predict,
  restore,
  softmaxCrossEntropy,
  type Training,
  train,
} from "@retrograd/core";
import { drawnDigits, type ImageData, type ImageSet } from "@retrograd/data";
import type { BackendName } from "../../state/backendNames.ts";
import { Backends } from "../../worker/Backends.ts";
import { Turns } from "../../worker/turns.ts";
import { Answering } from "./Answering.ts";
import { type Classifier, classifier } from "./classifier.ts";
import { type GivenFile, imageFiles } from "./imageFiles.ts";
import {
  type Answer,
  classes,
  type DataReport,
  type EpochReport,
  type Picture,
  type Settings,
  samplesShown,
} from "./settings.ts";

/** Whom the worker tells of a run's progress. */
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

interface Numbers {
  readonly x: NumericArray;
  readonly y: NumericArray;
}

interface Subject {
  readonly settings: Settings;
  readonly model: Classifier;
  readonly optimizer: Optimizer;
  backend: Backend;
  /** The run that is under way; null while it is paused. */
  run: Training | null;
  /** Epochs that are through. */
  made: number;
  /** Where the run was paused. */
  paused: Uint8Array<ArrayBuffer> | null;
  ended: Promise<void>;
  answering: Answering;
}

/** Training on images of digits, in a worker. */
export class Digits {
  readonly #turns: Turns = new Turns();
  readonly #backends: Backends = new Backends();
  #data: ImageData = drawnDigits({ seed: 1, training: 3000, test: 600, size: 28 });
  #training: Numbers = numbersOf(this.#data.training);
  #test: Numbers = numbersOf(this.#data.test);
  #predicted: Int32Array = new Int32Array();
  #subject: Subject | null = null;

  /** What there is to train on. */
  data(): DataReport {
    const { name, training, test, classes } = this.#data;
    return {
      name,
      training: training.count,
      test: test.count,
      rows: training.rows,
      columns: training.columns,
      classes,
      samples: Array.from({ length: Math.min(samplesShown, training.count) }, (_, i) =>
        pictureOf(training, i),
      ),
    };
  }

  /** Takes the images of files instead; the run has to be started anew. */
  async take(files: readonly GivenFile[]): Promise<DataReport> {
    this.#data = await imageFiles(files);
    this.#training = numbersOf(this.#data.training);
    this.#test = numbersOf(this.#data.test);
    return this.data();
  }

  /** A new network, with its first weights. */
  start(settings: Settings, name: BackendName): Promise<void> {
    return this.#turns.take(async () => {
      const backend = await this.#backends.get(name);
      await this.#stop();
      if (this.#subject) {
        this.#subject.answering.dispose();
        dispose(this.#subject.model, this.#subject.optimizer);
      }
      const model = classifier(settings);
      const optimizer = adam({ learningRate: Number(settings.rate) });
      const answering = new Answering(model, backend, settings.seed);
      const ended = Promise.resolve();
      this.#subject = {
        settings,
        model,
        optimizer,
        backend,
        run: null,
        made: 0,
        paused: null,
        ended,
        answering,
      };
      this.#predicted = new Int32Array();
    });
  }

  /** Trains, from where it was paused if it was; returns at once. */
  go(listener: Listener): Promise<void> {
    return this.#turns.take(async () => this.#go(listener));
  }

  pause(): Promise<void> {
    return this.#turns.take(() => this.#stop());
  }

  /** Goes on from the same weights and the same state of the optimizer on another backend. */
  moveTo(name: BackendName, listener: Listener): Promise<void> {
    return this.#turns.take(async () => {
      const backend = await this.#backends.get(name);
      const subject = this.#subject;
      if (!subject || subject.backend === backend) return;
      const going = subject.run !== null;
      await this.#stop();
      await move(subject.model, backend, subject.optimizer);
      subject.backend = backend;
      subject.answering.dispose();
      subject.answering = new Answering(subject.model, backend, subject.settings.seed);
      if (going) this.#go(listener);
    });
  }

  /** What the network makes of one image. */
  answer(pixels: Uint8Array): Promise<Answer> {
    return this.#turns.take(() => this.#subject!.answering.answer(pixels));
  }

  /** Test images of one cell of the confusion matrix. */
  examples(label: number, predicted: number, count: number): Picture[] {
    const { test } = this.#data;
    const found: Picture[] = [];
    for (let i = 0; i < this.#predicted.length && found.length < count; i++)
      if (test.labels[i] === label && this.#predicted[i] === predicted) found.push(pictureOf(test, i));
    return found;
  }

  /** A test image: the next one after each call. */
  sample(i: number): Picture {
    return pictureOf(this.#data.test, i % this.#data.test.count);
  }

  #go(listener: Listener): void {
    const subject = this.#subject!;
    if (subject.run) return;
    const run = train(subject.model, this.#training, {
      backend: subject.backend,
      loss: softmaxCrossEntropy(),
      optimizer: subject.optimizer,
      batchSize,
      epochs: subject.made + most,
      seed: subject.settings.seed,
      validation: this.#test,
      onBatch: ({ epoch, batch, batches }) => {
        if (batch % reported === 0 || batch === batches) listener.onBatch(epoch, batch, batches ?? batch);
      },
    });
    if (subject.paused) run.resume(restore(run, subject.paused) as Parameters<Training["resume"]>[0]);
    subject.run = run;
    subject.ended = this.#iterate(subject, run, listener);
  }

  async #iterate(subject: Subject, run: Training, listener: Listener): Promise<void> {
    try {
      for await (const epoch of run) {
        subject.made = epoch.epoch;
        listener.onEpoch(await this.#report(subject, epoch));
      }
      subject.paused = await checkpoint(run);
      subject.run = null;
      listener.onEnd("");
    } catch (error) {
      subject.run = null;
      listener.onEnd((error as Error).message);
    }
  }

  /** Ends the run after the batch that is under way, and keeps where it was. */
  async #stop(): Promise<void> {
    const subject = this.#subject;
    const run = subject?.run;
    if (!subject || !run) return;
    run.stop();
    await subject.ended;
  }

  async #report(
    { model, backend }: Subject,
    { epoch, loss, validation, seconds }: Epoch,
  ): Promise<EpochReport> {
    const logits = (await predict(model, this.#test.x, { backend, batchSize: 256 })) as NumericArray;
    this.#predicted = largest(logits.data as Float32Array);
    const { labels } = this.#data.test;
    const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
    for (const [i, predicted] of this.#predicted.entries()) confusion[labels[i]][predicted]++;
    const right = confusion.reduce((sum, row, label) => sum + row[label], 0);
    const testAccuracy = right / labels.length;
    return { epoch, loss, testLoss: validation?.loss ?? Number.NaN, testAccuracy, confusion, seconds };
  }
}

/** The class with the largest logit, for each row. */
function largest(logits: Float32Array): Int32Array {
  return Int32Array.from({ length: logits.length / classes }, (_, i) => {
    let best = 0;
    for (let c = 1; c < classes; c++) if (logits[i * classes + c] > logits[i * classes + best]) best = c;
    return best;
  });
}

function numbersOf({ count, rows, columns, pixels, labels }: ImageSet): Numbers {
  const x = Float32Array.from(pixels, (value) => value / 255);
  return { x: array(x, { shape: [count, rows * columns] }), y: array(Int32Array.from(labels)) };
}

function pictureOf({ rows, columns, pixels, labels }: ImageSet, i: number): Picture {
  const size = rows * columns;
  return { pixels: pixels.slice(i * size, (i + 1) * size), label: labels[i] };
}

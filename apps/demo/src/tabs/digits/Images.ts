import { array, type NumericArray } from "@retrograd/core";
import type { ImageData, ImageSet } from "@retrograd/data";
import { type DataReport, type Picture, samplesShown } from "./settings.ts";

/** Images and their classes as a network takes them. */
export interface Numbers {
  /** From 0 to 1, [images, pixels] */
  readonly x: NumericArray;
  readonly y: NumericArray;
}

/** Images of digits, to train on and for the test. */
export class Images {
  readonly #data: ImageData;
  readonly training: Numbers;
  readonly test: Numbers;

  constructor(data: ImageData) {
    this.#data = data;
    this.training = numbersOf(data.training);
    this.test = numbersOf(data.test);
  }

  /** The class of each test image. */
  get testLabels(): ArrayLike<number> {
    return this.#data.test.labels;
  }

  report(): DataReport {
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

  /** A test image; after the last one comes the first again. */
  sample(i: number): Picture {
    return pictureOf(this.#data.test, i % this.#data.test.count);
  }

  /** Test images of one class that a network takes for another (or for what they are), given all that it says. */
  taken(predictions: Int32Array, label: number, predicted: number, count: number): Picture[] {
    const { test } = this.#data;
    const found: Picture[] = [];
    for (let i = 0; i < predictions.length && found.length < count; i++)
      if (test.labels[i] === label && predictions[i] === predicted) found.push(pictureOf(test, i));
    return found;
  }
}

function numbersOf({ count, rows, columns, pixels, labels }: ImageSet): Numbers {
  const x = new Float32Array(pixels.length);
  for (let i = 0; i < x.length; i++) x[i] = pixels[i] / 255;
  return { x: array(x, { shape: [count, rows * columns] }), y: array(Int32Array.from(labels)) };
}

function pictureOf({ rows, columns, pixels, labels }: ImageSet, i: number): Picture {
  const size = rows * columns;
  return { pixels: pixels.slice(i * size, (i + 1) * size), label: labels[i] };
}

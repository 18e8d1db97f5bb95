import {
  adam,
  binaryCrossEntropyWithLogits,
  flatten,
  predict,
  reshape,
  sequential,
  sigmoid,
  train,
} from "@retrograd/core";
import { autoencoder } from "../../examples/autoencoder.ts";
import { imagesOf } from "../data/images.ts";
import { numbersOf } from "../quickstart/numbers.ts";
import type { Example } from "./example.ts";
import { fitting, picturesOf, showRow } from "./pictures.ts";
import { epochProgress } from "./progress.ts";

const [code, batchSize] = [16, 64];

/** Ends with test images and what the network makes of their codes. */
export const autoencoderExample: Example = {
  description: "transposed convolutions draw images from 16 numbers",
  run: async ({ backend, epochs, seed, screen, ...wanted }) => {
    const data = await imagesOf({ ...wanted, seed, size: 28 }, screen.print);
    const { rows, columns, count } = data.training;
    const [training, test] = [numbersOf(data.training), numbersOf(data.test)];
    const model = sequential([reshape([rows, columns, 1]), autoencoder(rows, columns, code), flatten()]);
    const shown = epochProgress(screen);
    const run = train(
      model,
      { x: training.x, y: training.x },
      {
        backend,
        loss: binaryCrossEntropyWithLogits(),
        optimizer: adam({ learningRate: 2e-3 }),
        ...{ batchSize, epochs: epochs ?? 5, seed },
        validation: { x: test.x, y: test.x },
        onBatch: ({ batch }) => shown.batch(batch, Math.ceil(count / batchSize)),
      },
    );
    try {
      for await (const { epoch, loss, validation, seconds } of run)
        shown.line(
          `epoch ${epoch}  loss ${loss.toFixed(4)}  test loss ${validation?.loss.toFixed(4)}  ${seconds.toFixed(1)} s`,
        );
    } finally {
      shown.stop();
    }
    const some = fitting(columns, screen);
    const first = numbersOf(data.test, some).x;
    const drawn = await predict(sequential([model, sigmoid()]), first, { backend });
    screen.print();
    showRow("Test images", picturesOf(first.data as Float32Array, rows, columns, some), screen);
    showRow(
      `Drawn from ${code} numbers each`,
      picturesOf(drawn.data as Float32Array, rows, columns, some),
      screen,
    );
  },
};

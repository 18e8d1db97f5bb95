import { adam, array, predict, sequential, sigmoid, type Tensor, train } from "@retrograd/core";
import { type Encoded, evidence, variationalAutoencoder } from "../../examples/vae.ts";
import { imagesOf } from "../data/images.ts";
import { numbersOf } from "../quickstart/numbers.ts";
import type { Example } from "./example.ts";
import { fitting, picturesOf, showRow } from "./pictures.ts";
import { epochProgress } from "./progress.ts";

const [code, batchSize] = [2, 64];

/** Ends with images drawn from codes along a line through the middle of all. */
export const vaeExample: Example = {
  description: "a variational autoencoder lays images out on a plane, and draws new ones from it",
  run: async ({ backend, epochs, seed, screen, ...wanted }) => {
    const data = await imagesOf({ ...wanted, seed, size: 28 }, screen.print);
    const { rows, columns, count } = data.training;
    const [training, test] = [numbersOf(data.training).x, numbersOf(data.test).x];
    const model = variationalAutoencoder(rows * columns, code);
    const shown = epochProgress(screen);
    const run = train(
      model,
      { x: training },
      {
        backend,
        loss: (outputs, batch) => evidence(outputs as Encoded, batch.x as Tensor),
        optimizer: adam({ learningRate: 2e-3 }),
        ...{ batchSize, epochs: epochs ?? 10, seed },
        validation: { x: test },
        onBatch: ({ batch }) => shown.batch(batch, Math.ceil(count / batchSize)),
      },
    );
    try {
      for await (const { epoch, loss, validation, seconds } of run)
        shown.line(
          `epoch ${epoch}  loss ${loss.toFixed(2)}  test loss ${validation?.loss.toFixed(2)}  ${seconds.toFixed(1)} s`,
        );
    } finally {
      shown.stop();
    }
    screen.print();
    const draw = sequential([model.decoder, sigmoid()]);
    const across = fitting(columns, screen);
    for (const down of [-1.5, 0, 1.5]) {
      const codes = Array.from({ length: across }, (_, i) => [(3 * (i + 0.5)) / across - 1.5, down]);
      const drawn = await predict(draw, array(codes), { backend });
      const pictures = picturesOf(drawn.data as Float32Array, rows, columns, across);
      showRow(`Drawn from codes (-1.5 to 1.5, ${down})`, pictures, screen);
    }
  },
};

import { array, compile, ops } from "@retrograd/core";
import { discriminator, ganStep, generator } from "../../examples/gan.ts";
import { imagesOf } from "../data/images.ts";
import { numbersOf } from "../quickstart/numbers.ts";
import type { Example, Setting } from "./example.ts";
import { fitting, picturesOf, showRow } from "./pictures.ts";
import { epochProgress } from "./progress.ts";

const [code, batchSize] = [32, 64];

/** Ends with images that were never there. */
export const ganExample: Example = {
  description: "one network draws images until another takes them for real ones",
  run: async ({ backend, epochs, seed, screen, ...wanted }: Setting) => {
    const { training } = await imagesOf({ ...wanted, seed, size: 28 }, screen.print);
    const { rows, columns, count } = training;
    const size = rows * columns;
    const { data } = numbersOf(training).x;
    const [made, real] = [generator(rows, columns), discriminator()];
    const step = ganStep(backend, { real, made, code, seed });
    const shown = epochProgress(screen);
    const batches = Math.floor(count / batchSize);
    try {
      for (let epoch = 1; epoch <= (epochs ?? 5); epoch++) {
        const started = performance.now();
        let costs = [Number.NaN, Number.NaN];
        for (let batch = 0; batch < batches; batch++) {
          const numbers = data.slice(batch * batchSize * size, (batch + 1) * batchSize * size);
          const outputs = step({ x: array(numbers, { shape: [batchSize, rows, columns, 1] }) });
          shown.batch(batch + 1, batches);
          if ((batch + 1) % 100 === 0 || batch + 1 === batches)
            costs = await Promise.all([outputs.real.read(), outputs.made.read()]);
        }
        const seconds = (performance.now() - started) / 1000;
        shown.line(
          `epoch ${epoch}  discriminator ${costs[0].toFixed(4)}  generator ${costs[1].toFixed(4)}  ${seconds.toFixed(1)} s`,
        );
      }
    } finally {
      shown.stop();
    }
    const some = fitting(columns, screen);
    using draw = compile(
      backend,
      (_: Record<string, never>, pass) => {
        const { key, stream } = pass.random();
        return { images: pass.call(made, ops.normal(key, { stream, shape: [some, code] })) };
      },
      { name: "draw", training: false, seed },
    );
    const images = await draw({}).images.readArray();
    screen.print();
    showRow("Drawn by the generator", picturesOf(images.data, rows, columns, some), screen);
  },
};

import { adamw, clipByGlobalNorm, softmaxCrossEntropy, train, warmupCosine } from "@retrograd/core";
import { gpt } from "../../examples/gpt.ts";
import { bigramLoss } from "./bigrams.ts";
import type { Example } from "./example.ts";
import { epochProgress } from "./progress.ts";
import { textOf } from "./text.ts";
import { uniform } from "./uniform.ts";
import { allWindows, drawnWindows } from "./windows.ts";
import { write } from "./write.ts";

const [context, batches, size] = [64, 100, 16];

/** A language model that learns to write from pages in Markdown; ends with a page of its own. */
export const gptExample: Example = {
  description: "a transformer writes documentation, character by character",
  run: async ({ backend, data, epochs = null, seed, screen }) => {
    const text = await textOf(data ?? process.cwd());
    const { characters, training, test } = text;
    const bigrams = bigramLoss(text);
    screen.print(
      `${training.length} characters to learn from, ${test.length} held out, ${characters.length} different ones`,
    );
    screen.print(`held out, a bigram model has a loss of ${bigrams.toFixed(3)} nats per character`);
    screen.print();
    const model = gpt({ characters: characters.length, context, features: 64, heads: 4, blocks: 2 });
    const rounds = epochs ?? 12;
    const random = uniform(seed, 1);
    const learningRate = warmupCosine({
      learningRate: 4e-3,
      warmupSteps: 50,
      totalSteps: rounds * batches,
      minimum: 2e-4,
    });
    const shown = epochProgress(screen);
    const run = train(model, () => drawnWindows(training, { context, batches, size, random }), {
      backend,
      loss: softmaxCrossEntropy({ axis: -1 }),
      optimizer: adamw({ learningRate, weightDecay: 0.05 }),
      clip: (gradients) => clipByGlobalNorm(gradients, 1),
      ...{ epochs: rounds, batchSize: size, seed },
      validation: allWindows(test, context),
      onBatch: ({ batch }) => shown.batch(batch, batches),
    });
    let heldOut = Number.NaN;
    try {
      for await (const { epoch, loss, validation, seconds } of run) {
        heldOut = validation?.loss ?? Number.NaN;
        shown.line(
          `round ${epoch}  loss ${loss.toFixed(3)}  held out ${heldOut.toFixed(3)}  ${seconds.toFixed(1)} s`,
        );
      }
    } finally {
      shown.stop();
    }
    const start = Array.from("A layer ", (character) => Math.max(0, characters.indexOf(character)));
    const written = await write(model, start, {
      ...{ backend, context, random: uniform(seed, 2) },
      length: 400,
      temperature: 0.7,
    });
    screen.print();
    screen.print(screen.colors.bold("It writes:"));
    screen.print();
    screen.print(written.map((i) => characters[i]).join(""));
    screen.print();
    screen.print(
      screen.colors.bold(
        `Held out, its loss is ${heldOut.toFixed(3)} nats per character, ${(bigrams - heldOut).toFixed(3)} below a bigram model's.`,
      ),
    );
  },
};

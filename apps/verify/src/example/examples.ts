import { type Layer, ops, sequential } from "@retrograd/core";
import { lenet } from "../../examples/lenet.ts";
import { lstmClassifier } from "../../examples/lstmClassifier.ts";
import { resnet } from "../../examples/resnet.ts";
import { vgg } from "../../examples/vgg.ts";
import { autoencoderExample } from "./autoencoder.ts";
import { classifier } from "./classifier.ts";
import type { Example } from "./example.ts";
import { ganExample } from "./gan.ts";
import { gptExample } from "./gpt.ts";
import { vaeExample } from "./vae.ts";

/** All examples, by the names that the command knows them by. */
export const examples = {
  lenet: classifier("LeNet tells digits, or clothes, apart", lenet, {
    epochs: 6,
    batchSize: 64,
    learningRate: 2e-3,
  }),
  resnet: classifier("a small residual network does", resnet, {
    epochs: 8,
    batchSize: 64,
    learningRate: 3e-3,
  }),
  vgg: classifier("a network of stacked 3x3 convolutions does", vgg, {
    epochs: 6,
    batchSize: 64,
    learningRate: 1e-3,
  }),
  lstm: classifier("an LSTM reads images row by row, and does too", rowByRow, {
    epochs: 6,
    batchSize: 64,
    learningRate: 4e-3,
  }),
  autoencoder: autoencoderExample,
  vae: vaeExample,
  gan: ganExample,
  gpt: gptExample,
} satisfies Readonly<Record<string, Example>>;

/** Images [N, rows, columns, 1] as sequences of rows. */
function rowByRow(classes: number): Layer {
  const lines: Layer = {
    name: "rows",
    forward: (x) => ops.reshape(x, x.shape.slice(0, 3)),
  };
  return sequential([lines, lstmClassifier(64, classes)]);
}

export type ExampleName = keyof typeof examples;

import { lenet } from "../../examples/lenet.ts";
import { resnet } from "../../examples/resnet.ts";
import { vgg } from "../../examples/vgg.ts";
import { autoencoderExample } from "./autoencoder.ts";
import { classifier } from "./classifier.ts";
import type { Example } from "./example.ts";
import { ganExample } from "./gan.ts";

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
  autoencoder: autoencoderExample,
  gan: ganExample,
} satisfies Readonly<Record<string, Example>>;

export type ExampleName = keyof typeof examples;

import { cpu } from "@retrograd/backend-cpu";
import {
  accuracy,
  adam,
  array,
  bidirectional,
  dense,
  embedding,
  findLearningRate,
  type Layer,
  lstm,
  softmaxCrossEntropy,
  type Tensor,
  train,
} from "@retrograd/core";

/** Sentences of up to eight words out of six, and whether word 1 comes before word 2 in them. */
export function sentences(count: number) {
  const ids = new Int32Array(count * 8);
  const lengths = Int32Array.from({ length: count }, (_, i) => 4 + ((i * 7) % 5));
  const y = Int32Array.from({ length: count }, (_, i) => (i * i + (i >> 2)) % 2);
  for (let i = 0; i < count; i++) {
    const [first, second] = [i % 2, 2 + ((i >> 1) % 2)];
    for (let t = 0; t < 8; t++) ids[i * 8 + t] = 3 + ((i * 5 + t * 3) % 3);
    ids[i * 8 + first] = y[i] === 1 ? 1 : 2;
    ids[i * 8 + second] = y[i] === 1 ? 2 : 1;
  }
  return { x: { ids: array(ids, { shape: [count, 8] }), lengths: array(lengths) }, y };
}

interface Sentences {
  readonly ids: Tensor;
  readonly lengths: Tensor;
}

const [words, reader, head] = [embedding(6, 8), bidirectional(lstm(8), lstm(8, { reverse: true })), dense(2)];
const model: Layer<Sentences> & Record<string, unknown> = {
  name: "reader",
  ...{ words, reader, head },
  forward: ({ ids, lengths }, pass) =>
    pass.call(head, pass.call(reader, { x: pass.call(words, ids), lengths })),
};

/** Trains on sentences of different lengths; gives the accuracy of each epoch. */
export async function reading(): Promise<number[]> {
  const options = { backend: cpu(), loss: softmaxCrossEntropy() };
  const found = await findLearningRate(model, sentences(512), {
    ...options,
    optimizer: (learningRate) => adam({ learningRate }),
  });
  console.log(`${found}`);

  const run = train(model, sentences(512), {
    ...options,
    optimizer: adam({ learningRate: 0.01 }),
    epochs: 4,
    metrics: [accuracy()],
  });
  const accuracies: number[] = [];
  for await (const { metrics } of run) accuracies.push(Number(metrics.accuracy));
  return accuracies;
}

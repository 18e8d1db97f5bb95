import { cpu } from "@retrograd/backend-cpu";
import {
  accuracy,
  adam,
  dense,
  type Evaluation,
  evaluate,
  type NumericArray,
  predict,
  sequential,
  softmaxCrossEntropy,
  summary,
  tanh,
  train,
} from "@retrograd/core";
import { quarters } from "./quarters.ts";

/** Trains, evaluates and uses a network. */
export async function firstNetwork(): Promise<{
  readonly result: Evaluation;
  readonly logits: NumericArray;
  readonly table: string;
}> {
  const backend = cpu();
  const [training, test] = [quarters(512), quarters(256, 1000)];

  const model = sequential([dense(16), tanh(), dense(2)]);
  const run = train(model, training, {
    backend,
    loss: softmaxCrossEntropy(),
    optimizer: adam({ learningRate: 0.02 }),
    batchSize: 32,
    epochs: 15,
    validation: test,
    metrics: [accuracy()],
  });
  for await (const epoch of run) console.log(epoch.loss, epoch.validation?.accuracy);

  const result = await evaluate(model, test, { backend, loss: softmaxCrossEntropy(), metrics: [accuracy()] });
  const points = [
    [0.5, 0.5],
    [0.5, -0.5],
  ];
  const logits = (await predict(model, points, { backend })) as NumericArray;

  const table = `${summary(model, [1, 2])}`;
  return { result, logits, table };
}

import { cpu } from "@retrograd/backend-cpu";
import { ndarray } from "@retrograd/backend-ndarray";
import { wasm } from "@retrograd/backend-wasm";
import {
  adam,
  dense,
  dispose,
  move,
  type NumericArray,
  predict,
  sequential,
  softmaxCrossEntropy,
  tanh,
  train,
} from "@retrograd/core";
import { quarters } from "./quarters.ts";

/** Trains on one backend, goes on with another, and uses a third; gives what two of them predict. */
export async function backends(): Promise<readonly NumericArray[]> {
  const model = sequential([dense(16), tanh(), dense(2)]);
  const optimizer = adam({ learningRate: 0.01 });
  const options = { loss: softmaxCrossEntropy(), optimizer, epochs: 2 };

  const fast = await wasm();
  for await (const _ of train(model, quarters(256), { ...options, backend: fast }));

  const plain = cpu();
  await move(model, plain, optimizer);
  for await (const _ of train(model, quarters(256), { ...options, backend: plain }));

  const points = quarters(8).x;
  const one = (await predict(model, points, { backend: plain })) as NumericArray;
  const readable = ndarray();
  await move(model, readable, optimizer);
  const other = (await predict(model, points, { backend: readable })) as NumericArray;

  dispose(model, optimizer);
  fast.dispose();
  return [one, other];
}

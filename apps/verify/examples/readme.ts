import { cpu } from "@retrograd/backend-cpu";
import {
  accuracy,
  adam,
  array,
  dense,
  type Examples,
  type NumericArray,
  relu,
  sequential,
  softmaxCrossEntropy,
  train,
} from "@retrograd/core";

/** The network of the first page, which prints its cost and accuracy per epoch. */
export async function readme(
  images: NumericArray,
  labels: Int32Array<ArrayBuffer>,
  test: Examples,
): Promise<void> {
  const model = sequential([dense(128), relu(), dense(64), relu(), dense(10)]);
  const run = train(
    model,
    { x: images, y: labels },
    {
      backend: cpu(),
      loss: softmaxCrossEntropy(),
      optimizer: adam({ learningRate: 1e-3 }),
      batchSize: 64,
      epochs: 5,
      validation: test,
      metrics: [accuracy()],
    },
  );
  for await (const epoch of run) console.log(epoch.loss, epoch.validation?.accuracy);
}

/** Images that show one bright column of ten: what stands for digits here. */
export function columns(count: number): { readonly x: NumericArray; readonly y: Int32Array<ArrayBuffer> } {
  const pixels = new Float32Array(count * 784);
  const y = Int32Array.from({ length: count }, (_, k) => k % 10);
  for (let k = 0; k < count; k++)
    for (let row = 0; row < 28; row++) pixels[k * 784 + row * 28 + (k % 10) + ((k + row) % 3)] = 1;
  return { x: array(pixels, { shape: [count, 784] }), y };
}

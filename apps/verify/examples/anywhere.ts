import {
  accuracy,
  adam,
  array,
  type BackendName,
  bestBackend,
  dense,
  sequential,
  softmaxCrossEntropy,
  tanh,
  train,
} from "retrograd";

/** Learns XOR on whatever there is; gives what was taken. */
export async function anywhere(): Promise<BackendName> {
  const { backend, name, skipped } = await bestBackend();
  for (const { name, reason } of skipped) console.log(`not ${name}: ${reason}`);

  const data = {
    x: array([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]),
    y: new Int32Array([0, 1, 1, 0]),
  };
  const model = sequential([dense(8), tanh(), dense(2)]);
  const run = train(model, data, {
    backend,
    loss: softmaxCrossEntropy(),
    optimizer: adam({ learningRate: 0.05 }),
    epochs: 100,
    metrics: [accuracy()],
  });
  for await (const epoch of run) console.log(name, epoch.loss, epoch.metrics.accuracy);

  backend.dispose();
  return name;
}

/** Takes WebAssembly, where there is any, even beside a GPU. */
export async function preferring(): Promise<BackendName> {
  const { backend, name } = await bestBackend({ prefer: "wasm" });

  backend.dispose();
  return name;
}

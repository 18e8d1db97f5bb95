// biome-ignore-all lint/style/noRestrictedImports: the script of a user takes the packages by their names.
// biome-ignore-all lint/suspicious/noConsole: what it prints is compared.
// What the bundlers bundle, without a type, so that it is JavaScript too: it learns XOR and prints its last loss and what it
// predicts.
import { wasm } from "@retrograd/backend-wasm";
import { dense, meanSquaredError, predict, sequential, sgd, sigmoid, tanh, train } from "@retrograd/core";

const backend = await wasm({ deterministic: true, threads: 2 });
const corners = [0, 1].flatMap((a) => [0, 1].map((b) => [a, b]));
const data = { x: corners, y: corners.map(([a, b]) => [a === b ? 0 : 1]) };
const model = sequential([dense(8), tanh(), dense(1), sigmoid()]);
const run = train(model, data, {
  backend,
  loss: meanSquaredError(),
  optimizer: sgd({ learningRate: 1 }),
  batchSize: 4,
  epochs: 1000,
});
let loss = Number.NaN;
for await (const epoch of run) loss = epoch.loss;
const predicted = await predict(model, data.x, { backend });
console.log(JSON.stringify({ loss, predicted }));
backend.dispose();

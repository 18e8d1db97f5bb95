import { cpu } from "@retrograd/backend-cpu";
import { type NodeOptions, webgpu as webgpuInNode } from "@retrograd/backend-webgpu/node";
import {
  accumulateGradients,
  accuracy,
  adam,
  adamw,
  clipByGlobalNorm,
  confusionMatrix,
  dense,
  type Epoch,
  freeze,
  l2,
  lossScaling,
  type Metric,
  type NumericArray,
  ops,
  type Sequential,
  save,
  sequential,
  sgd,
  softmaxCrossEntropy,
  type Training,
  tanh,
  topKAccuracy,
  train,
  unfreeze,
  warmupCosine,
} from "@retrograd/core";
import { quarters } from "./quarters.ts";

const network = (): Sequential => sequential([dense(16), tanh(), dense(2)]);
const data = quarters(256);
const validation = quarters(100, 1000);
const base = { backend: cpu(), loss: softmaxCrossEntropy(), batchSize: 32 };

async function epochsOf(run: Training): Promise<Epoch[]> {
  const epochs: Epoch[] = [];
  for await (const epoch of run) epochs.push(epoch);
  return epochs;
}

/** Reads an activation, its δ and a parameter's gradient while training. */
export async function watching(): Promise<NumericArray[]> {
  const run = train(network(), data, { ...base, optimizer: adam() });

  const hidden = run.watch("1.tanh");
  const delta = run.watch("1.tanh", { gradient: true });
  const slope = run.watch("0.weight");
  for await (const epoch of run) {
    console.log(epoch.loss, await hidden.read(), await delta.read(), await slope.read());
  }

  return [await hidden.read(), await delta.read(), await slope.read()];
}

/** Batches of 8, four of which count as one of 32: the costs beside those of batches of 32. */
export async function accumulating(): Promise<[Epoch[], Epoch[]]> {
  const options = { ...base, shuffle: false, epochs: 3 };

  const optimizer = accumulateGradients(sgd({ learningRate: 0.1 }), 4);

  const small = train(network(), data, { ...options, optimizer, batchSize: 8 });
  const large = train(network(), data, { ...options, optimizer: sgd({ learningRate: 0.1 }) });
  return [await epochsOf(small), await epochsOf(large)];
}

/** Trained with a scaled loss, and without. */
export async function scaling(): Promise<[Epoch[], Epoch[]]> {
  const optimizer = lossScaling(adam());

  const scaled = train(network(), data, { ...base, optimizer });
  const plain = train(network(), data, { ...base, optimizer: adam() });
  return [await epochsOf(scaled), await epochsOf(plain)];
}

/** Trained in mixed precision, on a device that checks every call and computes nothing. */
export async function mixedPrecision(): Promise<Epoch[]> {
  const webgpu = (options: NodeOptions) => webgpuInNode({ ...options, nullDevice: true });
  const [model, options] = [network(), { ...base, epochs: 2 }];

  const backend = await webgpu({ storage: "float16" });
  const run = train(model, data, { ...options, backend, optimizer: lossScaling(adam()) });

  const epochs = await epochsOf(run);
  backend.dispose();
  return epochs;
}

/** Gradients that are never longer than 0.01. */
export function clipping(): Promise<Epoch[]> {
  const model = network();
  const options = { ...base, optimizer: sgd({ learningRate: 0.1 }) };

  const run = train(model, data, { ...options, clip: (gradients) => clipByGlobalNorm(gradients, 0.01) });

  return epochsOf(run);
}

/** A learning rate that rises over 8 steps and falls until step 80. */
export function scheduled(): Promise<Epoch[]> {
  const learningRate = warmupCosine({ learningRate: 0.02, warmupSteps: 8, totalSteps: 80 });
  const optimizer = adam({ learningRate });

  return epochsOf(train(network(), data, { ...base, optimizer, epochs: 10 }));
}

/** A schedule of one's own: a tenth after 40 steps. */
export function ownSchedule(): Promise<Epoch[]> {
  const optimizer = adam({ learningRate: (step) => (step < 40 ? 0.02 : 0.002) });

  return epochsOf(train(network(), data, { ...base, optimizer, epochs: 10 }));
}

/** L2 on the weights, not on the biases; and decoupled weight decay. */
export async function regularized(): Promise<[Epoch[], Epoch[]]> {
  const model = network();
  const options = { ...base, optimizer: adam() };

  const regularization = l2(1e-2, (name) => name.endsWith("weight"));
  const run = train(model, data, { ...options, regularization });

  const decayed = train(network(), data, { ...base, optimizer: adamw({ weightDecay: 0.05 }) });
  return [await epochsOf(run), await epochsOf(decayed)];
}

/** The share of examples whose largest probability is above 0.9. */
const confidence: Metric<"sure" | "count"> = {
  name: "confidence",
  measure({ predictions }) {
    const largest = ops.max(ops.softmax(predictions), { axes: -1 });
    const sure = ops.cast(ops.greater(largest, 0.9), "float32");
    return { sure: ops.sum(sure), count: ops.sum(ops.onesLike(sure)) };
  },
  combine: ({ sure: [sure = 0], count: [count = 1] }) => sure / count,
};

/** Metrics of the training and of the validation data. */
export function measured(): Promise<Epoch[]> {
  const metrics = [accuracy(), topKAccuracy(2), confusionMatrix(), confidence];
  const optimizer = adam({ learningRate: 0.02 });
  return epochsOf(train(network(), data, { ...base, optimizer, epochs: 30, metrics, validation }));
}

/** Stops when the validation's accuracy has not risen for three epochs; the best weights come back. */
export function stopping(): Promise<Epoch[]> {
  const model = network();
  const options = { ...base, optimizer: adam({ learningRate: 0.02 }) };

  const run = train(model, data, {
    ...options,
    epochs: 200,
    validation,
    metrics: [accuracy()],
    earlyStopping: { monitor: "accuracy", patience: 3 },
  });

  return epochsOf(run);
}

/** Trains all, then all but the first layer, then all with a tenth of the rate for the first: its weights after each. */
export async function freezing(): Promise<[Uint8Array, Uint8Array, Uint8Array]> {
  const model = network();
  const first = (): Promise<Uint8Array> => save({ first: model[0] });

  for await (const _ of train(model, data, { ...base, optimizer: adam() }));
  const before = await first();

  freeze(model, ["0"]);
  for await (const _ of train(model, data, { ...base, optimizer: adam() }));
  const frozen = await first();

  unfreeze(model);
  const optimizer = adam({ rates: { "0": 0.1 } });
  for await (const _ of train(model, data, { ...base, optimizer }));
  return [before, frozen, await first()];
}

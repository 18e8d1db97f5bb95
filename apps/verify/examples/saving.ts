import { cpu } from "@retrograd/backend-cpu";
import {
  adam,
  checkpoint,
  dense,
  dropout,
  type Layer,
  load,
  recovery,
  relu,
  restore,
  save,
  sequential,
  softmaxCrossEntropy,
  type TrainOptions,
  train,
} from "@retrograd/core";
import { loadFile, saveFile } from "@retrograd/core/node";
import { quarters } from "./quarters.ts";

const network = (): Layer => sequential([dense(16), relu(), dropout(0.1), dense(2)]);
const data = quarters(256);
const backend = cpu();

const optionsOf = (): TrainOptions => ({
  backend,
  loss: softmaxCrossEntropy(),
  optimizer: adam({ learningRate: 0.01 }),
  epochs: 4,
});

/** Saves a trained model and loads it into another; gives the bytes of both. */
export async function savingModel(path: string): Promise<[Uint8Array, Uint8Array]> {
  const model = network();
  for await (const _ of train(model, data, optionsOf()));

  await saveFile(path, await save(model));

  const other = network();
  load(other, await loadFile(path));

  return [await save(model), await save(other)];
}

/** Stops a run in the middle of an epoch; leaves its checkpoint. */
async function interrupted(path: string): Promise<void> {
  const model = network();
  const options = optionsOf();

  const run = train(model, data, {
    ...options,
    checkpointEvery: 10, // batches
    onCheckpoint: async (run) => saveFile(path, await checkpoint(run)),
  });

  for await (const { epoch } of run) if (epoch === 2) run.stop();
}

/** Trains with a device that may be lost; gives the weights, and those of a run without. */
export async function recovering(): Promise<[Uint8Array, Uint8Array]> {
  const model = network();
  const options = optionsOf();

  const run = train(model, data, {
    ...options,
    recovery: recovery(() => cpu(), { every: 50 }), // makes another backend: () => webgpu()
  });
  for await (const _ of run);

  const whole = network();
  for await (const _ of train(whole, data, optionsOf()));
  return [await save(whole), await save(model)];
}

/** Resumes a run; gives its weights and those of one that was never interrupted. */
export async function resuming(path: string): Promise<[Uint8Array, Uint8Array]> {
  await interrupted(path);
  const model = network();
  const options = optionsOf();

  const run = train(model, data, options);
  run.resume(restore(run, await loadFile(path)));
  for await (const epoch of run) console.log(epoch.epoch, epoch.loss);

  const whole = network();
  for await (const _ of train(whole, data, optionsOf()));
  return [await save(whole), await save(model)];
}

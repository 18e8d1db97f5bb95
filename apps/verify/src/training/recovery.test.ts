import { cpu } from "@retrograd/backend-cpu";
import {
  adam,
  type Backend,
  binaryAccuracy,
  dense,
  dropout,
  type Epoch,
  type Layer,
  meanSquaredError,
  namedParametersOf,
  recovery,
  sequential,
  snapshot,
  type TrainOptions,
  tanh,
  train,
} from "@retrograd/core";
import { describe, expect, it, vi } from "vitest";
import { doomed } from "./doomed.ts";
import { quarters } from "./network.ts";

const data = quarters(200);
const network = (): Layer => sequential([dense(8), tanh(), dropout(0.25), dense(1)]);

/** Epochs and weights of a run: 7 batches in each of 4 epochs. */
async function outcome(model: Layer, options: Partial<TrainOptions> & { readonly backend: Backend }) {
  const run = train(model, data, {
    loss: meanSquaredError(),
    optimizer: adam({ learningRate: 0.02 }),
    batchSize: 32,
    epochs: 4,
    seed: 7,
    validation: data,
    metrics: [binaryAccuracy()],
    earlyStopping: { patience: 3 },
    ...options,
  });
  const epochs: Omit<Epoch, "seconds">[] = [];
  for await (const { seconds: _, ...epoch } of run) epochs.push(epoch);
  const weights = await snapshot([...namedParametersOf(model).values()]);
  return { epochs, weights: weights.map((numbers) => [...numbers]), run };
}

describe("a run whose device is lost", () => {
  it.each([1, 2, 7, 8, 11, 14, 15, 30, 40])("goes on to the same end, lost in run %i", async (runs) => {
    const straight = await outcome(network(), { backend: cpu() });
    const make = vi.fn(cpu);
    const first = doomed(cpu(), runs);
    const { epochs, weights, run } = await outcome(network(), {
      backend: first,
      recovery: recovery(make, { every: 3 }),
    });
    expect(epochs).toEqual(straight.epochs);
    expect(weights).toEqual(straight.weights);
    expect(make).toHaveBeenCalledTimes(1);
    expect(run.backend).toBe(make.mock.results[0]?.value);
  });

  it("loses nothing but the batches since it was last kept", async () => {
    const asked: number[] = [];
    const onBatch: TrainOptions["onBatch"] = ({ epoch, batch }) => asked.push((epoch - 1) * 7 + batch);
    await outcome(network(), {
      backend: doomed(cpu(), 12),
      recovery: recovery(cpu, { every: 5 }),
      epochs: 2,
      onBatch,
    });
    // An evaluation has 7 runs too, so that run 12 is the 5th of it; the epoch was not kept yet, but its 5th batch was.
    expect(asked.filter((batch, i) => asked.indexOf(batch) < i)).toEqual([6, 7]);
    expect(asked.at(-1)).toBe(14);
    expect(new Set(asked).size).toBe(14);
  });

  it("may lose one device after the other, as long as it gets on", async () => {
    const straight = await outcome(network(), { backend: cpu() });
    const backends = [doomed(cpu(), 12), doomed(cpu(), 20), cpu()];
    const make = () => backends.shift() as Backend;
    const { weights } = await outcome(network(), { backend: make(), recovery: recovery(make, { every: 4 }) });
    expect(weights).toEqual(straight.weights);
    expect(backends).toEqual([]);
  });

  it("ends where the device is lost twice at the same step", async () => {
    const fails = outcome(network(), {
      backend: doomed(cpu(), 6),
      recovery: recovery(() => doomed(cpu(), 3), { every: 4 }),
    });
    await expect(fails).rejects.toThrow(
      /^train: the device was lost twice by batch \d of epoch 1; try smaller batches, or another backend\. It said: doomed: the device was lost; make a new backend\.$/,
    );
  });

  it("ends with the loss where nobody takes it up, and with what went wrong in taking it up", async () => {
    const lost = "doomed: the device was lost; make a new backend.";
    await expect(outcome(network(), { backend: doomed(cpu(), 6) })).rejects.toThrow(lost);
    const none = (): never => {
      throw new Error("there is no other device");
    };
    const fails = outcome(network(), { backend: doomed(cpu(), 6), recovery: recovery(none) });
    await expect(fails).rejects.toThrow("there is no other device");
  });

  it("ends with errors that are no lost devices", async () => {
    const make = vi.fn(cpu);
    const fails = outcome(network(), {
      backend: cpu(),
      recovery: recovery(make),
      optimizer: adam({ learningRate: 1e30 }),
    });
    await expect(fails).rejects.toThrow("the loss became");
    expect(make).not.toHaveBeenCalled();
  });

  it("refuses to be kept never", () => {
    expect(() => recovery(cpu, { every: 0 })).toThrow(
      "recovery: cannot keep a run every 0 batches; give a whole number from 1.",
    );
  });
});

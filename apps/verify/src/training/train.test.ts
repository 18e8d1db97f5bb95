import { cpu } from "@retrograd/backend-cpu";
import { ndarray } from "@retrograd/backend-ndarray";
import {
  accuracy,
  adam,
  array,
  type Backend,
  binaryAccuracy,
  checkpoint,
  dense,
  dropout,
  type Epoch,
  evaluate,
  freeze,
  type Layer,
  meanAbsoluteError,
  meanLoss,
  meanSquaredError,
  namedParametersOf,
  ops,
  predict,
  relu,
  restore,
  sequential,
  sgd,
  snapshot,
  softmaxCrossEntropy,
  type Tensor,
  type Training,
  type TrainOptions,
  tanh,
  train,
  unfreeze,
} from "@retrograd/core";
import { describe, expect, it } from "vitest";
import { network, quarters } from "./network.ts";

const data = quarters(200);
const options = (backend: Backend, more: Partial<TrainOptions> = {}): TrainOptions => ({
  backend,
  loss: meanSquaredError(),
  optimizer: adam({ learningRate: 0.02 }),
  batchSize: 32,
  epochs: 3,
  seed: 7,
  ...more,
});

async function epochsOf(run: Training): Promise<Epoch[]> {
  const epochs: Epoch[] = [];
  for await (const epoch of run) epochs.push(epoch);
  return epochs;
}

describe.each([
  ["cpu", cpu],
  ["ndarray", ndarray],
])("training on %s", (_, make) => {
  it("learns what no linear model can", async () => {
    const more = { epochs: 40, validation: data, metrics: [binaryAccuracy()] };
    const epochs = await epochsOf(train(network(), data, options(make(), more)));
    expect(epochs).toHaveLength(40);
    expect(epochs.at(-1)?.validation?.binaryAccuracy).toBeGreaterThan(0.95);
    expect(epochs.at(-1)?.steps).toBe(40 * 7);
  });

  it("gives the same numbers, bit for bit, for the same seed, and others for another", async () => {
    const losses = async (seed: number): Promise<number[]> => {
      const model = sequential([dense(8), tanh(), dropout(0.3), dense(1)]);
      return (await epochsOf(train(model, data, options(make(), { seed })))).map(({ loss }) => loss);
    };
    const first = await losses(1);
    expect(await losses(1)).toEqual(first);
    expect(await losses(2)).not.toEqual(first);
  });

  it("goes on after a stop as if there had been none, bit for bit", async () => {
    const model = (): Layer => sequential([dense(8), tanh(), dropout(0.3), dense(1)]);
    const more = { epochs: 4, earlyStopping: { patience: 10 }, metrics: [binaryAccuracy()] };
    const whole = model();
    const expected = await epochsOf(train(whole, data, options(make(), more)));

    const interrupted = model();
    const run = train(
      interrupted,
      data,
      options(make(), { ...more, onBatch: ({ epoch, batch }) => epoch === 2 && batch === 3 && run.stop() }),
    );
    expect(await epochsOf(run)).toHaveLength(1);
    const bytes = await checkpoint(run);

    const resumed = model();
    const second = train(resumed, data, options(make(), more));
    second.resume(restore(second, bytes));
    const rest = await epochsOf(second);
    const told = ({ epoch, loss, metrics, steps }: Epoch): unknown => ({ epoch, loss, metrics, steps });
    expect(rest.map(told)).toEqual(expected.slice(1).map(told));
    const numbers = (it: Layer): Promise<unknown> => snapshot([...namedParametersOf(it).values()]);
    expect(await numbers(resumed)).toEqual(await numbers(whole));
  });
});

describe("train", () => {
  it("takes batches from an iterable, an async one, and a function that starts one", async () => {
    const batch = (k: number): { x: number[][]; y: number[][] } => ({ x: [[k, 1]], y: [[k]] });
    async function* later() {
      for (let k = 0; k < 5; k++) yield batch(k);
    }
    for (const source of [[batch(0), batch(1)], later(), () => [batch(2)]])
      expect(await epochsOf(train(dense(1), source, options(cpu(), { epochs: 1 })))).toHaveLength(1);
  });

  it("trains models with several inputs and outputs, by a cost of one's own", async () => {
    type Pair = { readonly a: Tensor; readonly b: Tensor };
    const [left, right] = [dense(3), dense(3)];
    const model: Layer<Pair, Pair> & { left: Layer; right: Layer } = {
      name: "pair",
      left,
      right,
      forward: ({ a, b }, pass) => ({ a: pass.call(left, a), b: pass.call(right, b) }),
    };
    const x = {
      a: [
        [1, 2],
        [3, 4],
      ],
      b: [[1], [2]],
    };
    const loss: TrainOptions["loss"] = (outputs, batch) => {
      const { a, b } = outputs as Pair;
      return ops.mean(ops.square(ops.sub(ops.add(a, b), batch.y as Tensor)));
    };
    const [first, second] = await epochsOf(
      train(
        model,
        {
          x,
          y: [
            [1, 1, 1],
            [2, 2, 2],
          ],
        },
        options(cpu(), { loss, epochs: 2 }),
      ),
    );
    expect(second?.loss).toBeLessThan(first?.loss ?? 0);
    const { a, b } = (await predict(model, x, { backend: left.weight.backend as Backend })) as Record<
      string,
      { shape: number[] }
    >;
    expect([a?.shape, b?.shape]).toEqual([
      [2, 3],
      [2, 3],
    ]);
  });

  it("stops early and gives the best weights back", async () => {
    const backend = cpu();
    const model = network();
    // A rate that grows makes it worse again.
    const optimizer = sgd({ learningRate: (step) => (step < 40 ? 0.5 : 400) });
    const more = { optimizer, epochs: 60, validation: data, earlyStopping: { patience: 2 } };
    const epochs = await epochsOf(train(model, data, options(backend, more)));
    expect(epochs.length).toBeLessThan(60);
    const best = Math.min(...epochs.map(({ validation }) => validation?.loss ?? Infinity));
    expect((await evaluate(model, data, { backend, loss: meanSquaredError() })).loss).toBe(best);
  });

  it("waits as many epochs as it is told, for what falls and for what rises", async () => {
    // A rate that changes no number of the weights: nothing ever gets better.
    const optimizer = (): TrainOptions["optimizer"] => sgd({ learningRate: 1e-30 });
    const watched = async (monitor: string, patience: number): Promise<number> => {
      const more = {
        optimizer: optimizer(),
        epochs: 20,
        metrics: [meanLoss(meanAbsoluteError()), binaryAccuracy()],
      };
      const earlyStopping = { monitor, patience };
      const run = train(network(), data, options(cpu(), { ...more, validation: data, earlyStopping }));
      return (await epochsOf(run)).length;
    };
    expect(await watched("loss", 0)).toBe(2);
    expect(await watched("loss", 3)).toBe(4);
    expect(await watched("binaryAccuracy", 3)).toBe(4);
    // An error that falls is an improvement, whatever its name.
    const more = { epochs: 8, metrics: [meanLoss(meanAbsoluteError())], validation: data };
    const falling = train(
      network(),
      data,
      options(cpu(), { ...more, earlyStopping: { monitor: "meanAbsoluteError" } }),
    );
    expect(await epochsOf(falling)).toHaveLength(8);
  });

  it("weighs classes and examples", async () => {
    const x = [
      [1, 0],
      [0, 1],
      [1, 1],
    ];
    const y = new Int32Array([0, 1, 1]);
    const loss = async (more: Partial<TrainOptions>, weights?: number[]): Promise<number> => {
      const run = train(
        dense(2, { bias: false }),
        { x, y, ...(weights && { weights }) },
        options(cpu(), { loss: softmaxCrossEntropy(), epochs: 1, ...more }),
      );
      return (await epochsOf(run))[0]?.loss ?? 0;
    };
    expect(await loss({ classWeights: [1, 3] })).toBeCloseTo(await loss({}, [1, 3, 3]), 6);
    expect(await loss({ classWeights: [1, 3] })).not.toBeCloseTo(await loss({}), 3);
  });

  it("leaves frozen parameters as they are", async () => {
    const backend = cpu();
    const model = sequential([dense(4), relu(), dense(1)]);
    await epochsOf(train(model, data, options(backend, { epochs: 1 })));
    const parameters = [...namedParametersOf(model).values()];
    const before = await snapshot(parameters);
    freeze(model, ["0"]);
    await epochsOf(train(model, data, options(backend, { epochs: 1 })));
    const after = await snapshot(parameters);
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after.slice(2)).not.toEqual(before.slice(2));
    unfreeze(model);
    expect(parameters.every(({ trainable }) => trainable)).toBe(true);
  });

  it("shows intermediate values and gradients of the latest step", async () => {
    const model = network();
    const run = train(model, data, options(cpu(), { epochs: 1 }));
    const watches = [run.watch("1.tanh"), run.watch("1.tanh", { gradient: true }), run.watch("0.weight")];
    await epochsOf(run);
    const arrays = await Promise.all(watches.map((watch) => watch.read()));
    // The last batch has 200 - 6 · 32 = 8 examples.
    expect(arrays.map(({ shape }) => shape)).toEqual([
      [8, 16],
      [8, 16],
      [2, 16],
    ]);
    expect(arrays.every(({ data: numbers }) => numbers.some((value) => value !== 0))).toBe(true);
  });

  it("weighs a smaller last batch as what it is", async () => {
    const backend = cpu();
    const model = dense(1);
    const loss = meanSquaredError();
    const [once, twice] = [
      await evaluate(model, data, { backend, loss, batchSize: 200 }),
      await evaluate(model, data, { backend, loss, batchSize: 64 }),
    ];
    expect(twice.loss).toBeCloseTo(once.loss, 6);
  });
});

describe("what goes wrong first", () => {
  const run = (more: Partial<TrainOptions>, given: object = data): Promise<Epoch[]> =>
    epochsOf(train(network(), given as typeof data, options(cpu(), more)));
  const labelled = (y: Int32Array<ArrayBuffer> | number[]): Promise<Epoch[]> =>
    epochsOf(
      train(
        dense(3),
        { x: y.length === 0 ? [] : Array.from(y, (_, k) => [k, 1]), y },
        options(cpu(), { loss: softmaxCrossEntropy(), metrics: [accuracy()] }),
      ),
    );

  it.each([
    [
      "no examples",
      () => run({}, { x: array([], { shape: [0, 2] }), y: array([], { shape: [0, 1] }) }),
      "train: the data set is empty: x has shape [0,2]; give at least one example.",
    ],
    [
      "different counts",
      () => run({}, { x: [[1, 2]], y: [[1], [2]] }),
      "train: x has 1 examples and y has 2; both must have the same number.",
    ],
    [
      "NaN",
      () =>
        run(
          {},
          {
            x: [
              [1, 2],
              [3, Number.NaN],
            ],
            y: [[1], [2]],
          },
        ),
      "train: x holds NaN in example 1, at place 1; all data must be finite numbers.",
    ],
    ["no epochs", () => run({ epochs: 0 }), "train: epochs is 0; give a whole number from 1."],
    ["half a batch", () => run({ batchSize: 0.5 }), "train: batchSize is 0.5; give a whole number from 1."],
    [
      "an unknown monitor",
      () => run({ earlyStopping: { monitor: "speed" } }),
      "train: cannot watch speed for early stopping; there is loss.",
    ],
    [
      "a label out of range",
      () => labelled(new Int32Array([0, 1, 3])),
      /softmaxCrossEntropy: label 3 .* out of range; .* 0 to 2/,
    ],
    ["float labels", () => labelled([0, 1, 2]), /softmaxCrossEntropy: .*float32.*int32/],
    [
      "a learning rate of 0",
      async () => adam({ learningRate: 0 }),
      /adam: learning rate 0 is not positive; choose one above 0/,
    ],
  ])("says so of %s", async (_, act, message) => {
    await expect(async () => act()).rejects.toThrow(message);
  });

  it("says so of a loss that became NaN", async () => {
    const model = sequential([dense(16), relu(), dense(1)]);
    const blowUp = options(cpu(), { optimizer: sgd({ learningRate: 1e6 }), epochs: 50 });
    await expect(epochsOf(train(model, data, blowUp))).rejects.toThrow(
      /^train: the loss became (NaN|Infinity) in epoch \d+, batch \d; lower the learning rate \(it is 1000000\), clip the gradients, or scale the data to about 1\.$/,
    );
  });

  it("says so of the wrong number of features", async () => {
    const backend = cpu();
    const model = sequential([dense(4), relu(), dense(1)]);
    await epochsOf(train(model, data, options(backend, { epochs: 1 })));
    await expect(predict(model, [[1, 2, 3]], { backend })).rejects.toThrow(
      "dense: was given 3 features in [1,3]; its weights [2,4] take 2 (in layer 0.dense).",
    );
  });

  it("says so of a model on another backend", async () => {
    const model = network();
    await epochsOf(train(model, data, options(cpu(), { epochs: 1 })));
    await expect(predict(model, data.x, { backend: ndarray() })).rejects.toThrow(
      "0.weight: lives on cpu, and this is ndarray; await move(model, backend) first.",
    );
  });
});

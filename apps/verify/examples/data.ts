import { cpu } from "@retrograd/backend-cpu";
import {
  adam,
  cost,
  dense,
  type Examples,
  type Layer,
  meanSquaredError,
  type NumericArray,
  ops,
  predict,
  softmaxCrossEntropy,
  type Tensor,
  train,
} from "@retrograd/core";
import { quarters } from "./quarters.ts";

interface Inputs {
  readonly point: Tensor;
  readonly scale: Tensor;
}

interface Outputs {
  readonly quarter: Tensor;
  readonly distance: Tensor;
}

/** Takes a point and a scale, gives logits of the quarter and the distance from the middle. */
function twoHeads(): Layer<Inputs, Outputs> & Record<string, unknown> {
  const hidden = dense(32);
  const heads = { quarter: dense(2), distance: dense(1) };
  return {
    name: "twoHeads",
    ...{ hidden, heads },
    forward({ point, scale }, pass) {
      const a = ops.tanh(pass.call(hidden, ops.concat([point, scale], 1)));
      return { quarter: pass.call(heads.quarter, a), distance: pass.call(heads.distance, a) };
    },
  };
}

/** Trains and uses it; gives the costs and the outputs' shapes. */
export async function severalOutputs(): Promise<{
  readonly losses: readonly number[];
  readonly shapes: Readonly<Record<string, readonly number[]>>;
}> {
  const backend = cpu();
  const { x: point, y: quarter } = quarters(256);
  const scale = Array.from({ length: 256 }, () => [1]);
  const distance = Array.from({ length: 256 }, (_, k) => [
    Math.hypot(point.data[2 * k] ?? 0, point.data[2 * k + 1] ?? 0),
  ]);

  const model = twoHeads();
  const run = train(
    model,
    { x: { point, scale }, y: { quarter, distance } },
    {
      backend,
      loss: (outputs, { y }) => {
        const predicted = outputs as Outputs;
        const target = y as unknown as Outputs;
        const classes = cost(softmaxCrossEntropy(), {
          predictions: predicted.quarter,
          targets: target.quarter,
        });
        const error = cost(meanSquaredError(), { predictions: predicted.distance, targets: target.distance });
        return ops.add(classes, ops.mul(error, 0.5));
      },
      optimizer: adam({ learningRate: 0.02 }),
      epochs: 10,
    },
  );
  const losses: number[] = [];
  for await (const { loss } of run) losses.push(loss);

  const outputs = (await predict(model, { point, scale }, { backend })) as Record<string, NumericArray>;
  return {
    losses,
    shapes: Object.fromEntries(Object.entries(outputs).map(([name, { shape }]) => [name, shape])),
  };
}

/** Trains on batches that a generator makes. */
export async function batches(): Promise<number[]> {
  async function* batches(): AsyncGenerator<Examples> {
    for (let k = 0; k < 16; k++) {
      const { x, y } = quarters(32, 32 * k + 1);
      yield { x, y };
    }
  }

  const run = train(dense(2), batches, {
    backend: cpu(),
    loss: softmaxCrossEntropy(),
    optimizer: adam(),
    epochs: 2,
  });
  const sizes: number[] = [];
  for await (const { steps } of run) sizes.push(steps);
  return sizes;
}

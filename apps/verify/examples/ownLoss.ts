import { cpu } from "@retrograd/backend-cpu";
import {
  adam,
  compile,
  cost,
  dense,
  type Loss,
  type NumericArray,
  ops,
  predict,
  train,
} from "@retrograd/core";

/** L = max(q d, (q - 1) d) per element, d = t - p, whose minimum is the q-quantile (Koenker & Bassett 1978). */
function quantile(q: number): Loss {
  return {
    name: "quantile",
    losses({ predictions, targets }) {
      const d = ops.sub(targets, predictions);
      const values = ops.maximum(ops.mul(d, q), ops.mul(d, q - 1));
      return { values, divisor: values.shape.reduce((a, b) => a * b, 1) };
    },
  };
}

/** The 0.9-quantile of 0, 1, …, 99, learned by a single bias; and two costs of another reduction. */
export async function ownLoss(): Promise<{
  readonly learned: number;
  readonly sum: number;
  readonly none: number[];
}> {
  const backend = cpu();
  const x = Array.from({ length: 100 }, () => [1]);
  const y = Array.from({ length: 100 }, (_, k) => [k]);
  const model = dense(1, { bias: false });
  const run = train(
    model,
    { x, y },
    {
      backend,
      loss: quantile(0.9),
      optimizer: adam({ learningRate: 0.5 }),
      batchSize: 100,
      epochs: 500,
    },
  );
  for await (const _ of run);
  const [learned = 0] = ((await predict(model, [[1]], { backend })) as NumericArray).data;

  const loss = quantile(0.9);
  const step = compile(backend, ({ x, y }) => {
    const record = { predictions: x, targets: y };
    return {
      sum: cost(loss, record, { reduction: "sum" }),
      values: cost(loss, record, { reduction: "none" }),
    };
  });
  const { sum, values } = step({ x: [[1], [2]], y: [[2], [1]] });
  return { learned, sum: await sum.read(), none: Array.from((await values.readArray()).data) };
}

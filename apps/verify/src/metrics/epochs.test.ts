import { cpu } from "@retrograd/backend-cpu";
import {
  accuracy,
  array,
  binaryAccuracy,
  compile,
  confusionMatrix,
  f1,
  type Metric,
  type MetricValue,
  meanAbsoluteError,
  meanLoss,
  type NumericArray,
  nll,
  precision,
  r2,
  recall,
  rootMeanSquaredError,
  type Tensor,
  topKAccuracy,
} from "@retrograd/core";
import { describe, expect, test } from "vitest";

interface Examples {
  readonly predictions: readonly (readonly number[])[];
  readonly targets: readonly number[] | readonly (readonly number[])[];
  readonly labels?: boolean;
}

/** A metric over examples that come in batches of at most `size`. */
async function over(
  { predictions, targets, labels }: Examples,
  metric: Metric,
  size: number,
): Promise<MetricValue> {
  const step = compile(cpu(), (record: { predictions: Tensor; targets: Tensor }) => metric.measure(record));
  const sums: Record<string, number[]> = {};
  for (let start = 0; start < predictions.length; start += size) {
    const batch = targets.slice(start, start + size);
    const outputs = step({
      predictions: array(predictions.slice(start, start + size)),
      targets: labels ? new Int32Array(batch as number[]) : array(batch as number[][]),
    });
    for (const [name, output] of Object.entries(outputs)) {
      const { data } = await (output as { readArray(): Promise<NumericArray> }).readArray();
      sums[name] = Array.from(data, (value, i) => value + (sums[name]?.[i] ?? 0));
    }
  }
  return metric.combine(sums);
}

/** The same for any size of the batches. */
async function always(examples: Examples, metric: Metric, wanted: MetricValue): Promise<void> {
  for (const size of [1, 2, 3, examples.predictions.length]) {
    const value = await over(examples, metric, size);
    if (typeof wanted === "number") expect(value).toBeCloseTo(wanted, 5);
    else expect(value).toEqual(wanted);
  }
}

describe("classes", () => {
  const predictions = [
    [0.1, 0.7, 0.2],
    [2, -1, 0],
    [0, 3, 1],
    [1, 1, 0],
    [-5, -6, -7],
  ];
  const labelled = { predictions, targets: [1, 2, 2, 1, 0], labels: true };

  test("accuracy", async () => {
    await always(labelled, accuracy(), 2 / 5);
    await always(labelled, accuracy({ ignoreIndex: 2 }), 2 / 3);
  });

  test("accuracy of one-hot targets", async () => {
    const targets = labelled.targets.map((label) => [0, 1, 2].map((c) => (c === label ? 1 : 0)));
    await always({ predictions, targets }, accuracy(), 2 / 5);
  });

  test("top-k accuracy, where the first of tied classes comes first", async () => {
    await always(labelled, topKAccuracy(1), 2 / 5);
    await always(labelled, topKAccuracy(2), 1);
    await always({ predictions: [[1, 1, 1]], targets: [2], labels: true }, topKAccuracy(2), 0);
    await always({ predictions: [[Number.NaN, 1, 1]], targets: [0], labels: true }, topKAccuracy(3), 0);
  });

  test("confusion matrix", async () => {
    await always(labelled, confusionMatrix(), [
      [1, 0, 0],
      [1, 1, 0],
      [1, 1, 0],
    ]);
  });

  test("any loss, with the divisor of all batches", async () => {
    const loss = nll({ classWeights: [1, 2, 4] });
    await always(labelled, meanLoss(loss), -(2 * 0.7 + 4 * 0 + 4 * 1 + 2 * 1 + -5) / 13);
  });
});

describe("yes or no", () => {
  const examples = {
    predictions: [[0.9], [0.6], [0.4], [0.2], [0.7]],
    targets: [[1], [0], [1], [0], [1]],
  };

  test("binary accuracy, precision, recall and f1", async () => {
    await always(examples, binaryAccuracy(), 3 / 5);
    await always(examples, precision(), 2 / 3);
    await always(examples, recall(), 2 / 3);
    await always(examples, precision(0.65), 1);
    await always(examples, f1(0.65), (2 * 2) / (2 + 3));
  });
});

describe("numbers", () => {
  const examples = {
    predictions: [
      [1, 0],
      [2, 2],
      [3, -1],
      [5, 4],
    ],
    targets: [
      [1.5, 0],
      [2, 1],
      [2, 0],
      [6, 4],
    ],
  };

  test("mean absolute and root mean squared error", async () => {
    await always(examples, meanLoss(meanAbsoluteError()), 4.5 / 8);
    await always(examples, rootMeanSquaredError(), Math.sqrt(4.25 / 8));
  });

  test("R² is the mean of those of the outputs", async () => {
    const [first, second] = [1 - 2.25 / 13.1875, 1 - 2 / 10.75];
    await always(examples, r2(), (first + second) / 2);
    await always({ predictions: [[2], [2]], targets: [[2], [2]] }, r2(), 1);
    await always({ predictions: [[2], [1]], targets: [[2], [2]] }, r2(), 0);
  });
});

import { describe, expect, test } from "vitest";
import type { DType } from "../backend/dtype.ts";
import { inputLeaf } from "../graph/apply.ts";
import { checksOf } from "../graph/expect.ts";
import type { Tensor } from "../graph/tensor.ts";
import * as metrics from "./index.ts";
import type { Metric } from "./metric.ts";

const tensor = (shape: readonly number[], dtype: DType = "float32"): Tensor => inputLeaf("x", shape, dtype);

describe.each<[string, Metric]>([
  ["accuracy", metrics.accuracy()],
  ["top5Accuracy", metrics.topKAccuracy(5)],
  ["confusionMatrix", metrics.confusionMatrix()],
])("%s", (name, metric) => {
  test("is named so", () => {
    expect(metric.name).toBe(name);
  });

  test("compares classes with labels", () => {
    const predictions = tensor([64, 10]);
    expect(() => metric.measure({ predictions, targets: tensor([64]) })).toThrow(
      `${name}: targets are float32 of shape [64], predictions [64,10]; give class labels as int32 (an Int32Array) or probabilities of shape [64,10].`,
    );
    expect(() => metric.measure({ predictions, targets: tensor([64, 1], "int32") })).toThrow(
      `${name}: targets are int32 of shape [64,1], predictions [64,10]; with classes on axis 1, labels must have shape [64].`,
    );
    const targets = tensor([64], "int32");
    metric.measure({ predictions, targets });
    expect(() => checksOf(targets)[0]?.(new Int32Array([3, 10]))).toThrow(
      `${name}: label 10 at position 1 is out of range; labels must be whole numbers from 0 to 9.`,
    );
  });
});

test.each<[string, Metric]>([
  ["binaryAccuracy", metrics.binaryAccuracy()],
  ["precision", metrics.precision()],
  ["recall", metrics.recall()],
  ["f1", metrics.f1()],
  ["rootMeanSquaredError", metrics.rootMeanSquaredError()],
  ["r2", metrics.r2()],
])("%s does not broadcast", (name, metric) => {
  expect(metric.name).toBe(name);
  expect(() => metric.measure({ predictions: tensor([64, 1]), targets: tensor([64]) })).toThrow(
    `${name}: predictions are [64,1] and targets [64]; both must have the same shape.`,
  );
});

test("no positives make 0, not NaN", () => {
  const none = { both: [0], predicted: [0], actual: [0] };
  expect([metrics.precision(), metrics.recall(), metrics.f1()].map((metric) => metric.combine(none))).toEqual(
    [0, 0, 0],
  );
});

test("options that fit", () => {
  expect(() => metrics.topKAccuracy(0)).toThrow(
    "topKAccuracy: k is 0; give a whole number from 1, such as 5.",
  );
  expect(() => metrics.f1(Number.NaN)).toThrow(
    "f1: threshold NaN is none; give a finite number: 0.5 for probabilities, 0 for logits.",
  );
});

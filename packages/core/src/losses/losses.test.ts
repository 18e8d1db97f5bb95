import { describe, expect, test } from "vitest";
import type { DType, TypedArray } from "../backend/dtype.ts";
import { inputLeaf } from "../graph/apply.ts";
import { checksOf } from "../graph/expect.ts";
import type { Tensor } from "../graph/tensor.ts";
import { reshape } from "../ops/reshape.ts";
import * as losses from "./index.ts";
import { cost, type Loss } from "./loss.ts";

const tensor = (shape: readonly number[], dtype: DType = "float32"): Tensor => inputLeaf("x", shape, dtype);
const labels = (...shape: number[]): Tensor => tensor(shape, "int32");

const elementwise: readonly Loss[] = [
  losses.meanSquaredError(),
  losses.meanAbsoluteError(),
  losses.logCosh(),
  losses.huber(),
  losses.smoothL1(),
  losses.binaryCrossEntropy(),
  losses.binaryCrossEntropyWithLogits(),
  losses.hinge(),
  losses.squaredHinge(),
  losses.poissonNll(),
  losses.klDiv(),
  losses.halfMse(),
];

describe.each(elementwise.map((loss) => [loss.name, loss] as const))("%s", (name, loss) => {
  test("does not broadcast predictions and targets of different shapes", () => {
    const record = { predictions: tensor([64, 1]), targets: tensor([64]) };
    expect(() => loss.losses(record)).toThrow(
      `${name}: predictions are [64,1] and targets [64]; both must have the same shape.`,
    );
  });

  test("asks for one dtype", () => {
    expect(() => loss.losses({ predictions: tensor([4]), targets: labels(4) })).toThrow(
      `${name}: predictions are float32 and targets int32; give both as float32.`,
    );
    expect(() => loss.losses({ predictions: labels(4), targets: labels(4) })).toThrow(
      `${name}: predictions are int32; give float32, or cast them first.`,
    );
  });

  test("takes one weight for each example", () => {
    const record = { predictions: tensor([4, 3]), targets: tensor([4, 3]) };
    expect(loss.losses({ ...record, weights: tensor([4]) }).values.shape[0]).toBe(4);
    expect(() => loss.losses({ ...record, weights: tensor([3]) })).toThrow(
      `${name}: weights are [3] for losses of shape [${name === "halfMse" ? "4" : "4,3"}]; give one weight for each loss, or for each example.`,
    );
    expect(() => loss.losses({ ...record, weights: tensor([4], "float64") })).toThrow(
      `${name}: weights are float64 and losses float32; give float32.`,
    );
  });
});

test("the mean divides by the elements, or by the examples where the loss is theirs", () => {
  const record = { predictions: tensor([4, 3]), targets: tensor([4, 3]) };
  expect(losses.meanSquaredError().losses(record).divisor).toBe(12);
  expect(losses.halfMse().losses(record).divisor).toBe(4);
});

describe("labels", () => {
  test.each([
    ["softmaxCrossEntropy", losses.softmaxCrossEntropy()],
    ["nll", losses.nll()],
    ["multiMargin", losses.multiMargin()],
  ])("%s looks at labels before every run", (name, loss) => {
    const targets = labels(5);
    loss.losses({ predictions: tensor([5, 10]), targets });
    const [check] = checksOf(targets);
    expect(() => check?.(new Int32Array([0, 9, 3, 12, 1]) as TypedArray)).toThrow(
      `${name}: label 12 at position 3 is out of range; labels must be whole numbers from 0 to 9.`,
    );
    expect(() => check?.(new Int32Array([0, 9, 3, 2, -1]))).toThrow("label -1 at position 4");
    expect(() => check?.(new Int32Array([0, 9, 3, 2, 1]))).not.toThrow();
  });

  test("an ignored label passes, also under another shape", () => {
    const targets = labels(6);
    losses
      .softmaxCrossEntropy({ ignoreIndex: -1 })
      .losses({ predictions: tensor([2, 4, 3]), targets: reshape(targets, [2, 3]) });
    const [check] = checksOf(targets);
    expect(() => check?.(new Int32Array([0, -1, 3, 2, -1, 1]))).not.toThrow();
    expect(() => check?.(new Int32Array([0, -1, 4, 2, -1, 1]))).toThrow(
      "softmaxCrossEntropy: label 4 at position 2 is out of range; labels must be whole numbers from 0 to 3, or -1.",
    );
  });

  test("have the shape of the predictions without the class axis", () => {
    const { losses: of } = losses.softmaxCrossEntropy();
    expect(() => of({ predictions: tensor([64, 10]), targets: labels(32) })).toThrow(
      "softmaxCrossEntropy: targets are int32 of shape [32], predictions [64,10]; with classes on axis 1, labels must have shape [64].",
    );
    expect(of({ predictions: tensor([2, 3, 4, 5]), targets: labels(2, 4, 5) }).values.shape).toEqual([
      2, 4, 5,
    ]);
    const last = losses.softmaxCrossEntropy({ axis: -1 });
    expect(last.losses({ predictions: tensor([2, 4, 30]), targets: labels(2, 4) }).values.shape).toEqual([
      2, 4,
    ]);
    expect(() => losses.nll().losses({ predictions: tensor([64, 10]), targets: tensor([64]) })).toThrow(
      "nll: targets are float32 of shape [64], predictions [64,10]; give class labels as int32 (an Int32Array).",
    );
  });

  test("come with one row of classes for each", () => {
    expect(() => losses.nll().losses({ predictions: tensor([10]), targets: labels(1) })).toThrow(
      "nll: predictions [10] have no class axis 1; give one row of classes for each example: [examples, classes].",
    );
  });
});

describe("softmaxCrossEntropy", () => {
  test("floats where classes are meant are no labels", () => {
    const loss = losses.softmaxCrossEntropy();
    expect(() => loss.losses({ predictions: tensor([64, 10]), targets: tensor([64]) })).toThrow(
      "softmaxCrossEntropy: targets are float32 of shape [64], predictions [64,10]; give class labels as int32 (an Int32Array) or probabilities of shape [64,10].",
    );
    expect(() => loss.losses({ predictions: tensor([64, 10]), targets: tensor([64, 9]) })).toThrow(
      "softmaxCrossEntropy: targets are float32 of shape [64,9], predictions [64,10]; give class labels as int32 (an Int32Array) or probabilities of shape [64,10].",
    );
  });

  test("has options that fit", () => {
    const record = { predictions: tensor([64, 10]), targets: labels(64) };
    expect(() => losses.softmaxCrossEntropy({ labelSmoothing: 1.5 })).toThrow(
      "softmaxCrossEntropy: label smoothing 1.5 is out of range; choose from 0 to below 1, such as 0.1.",
    );
    expect(() => losses.softmaxCrossEntropy({ classWeights: [1, -2] })).toThrow(
      "softmaxCrossEntropy: class weight -2 is not a weight; give finite numbers from 0.",
    );
    expect(() => losses.softmaxCrossEntropy({ classWeights: [1, 2, 1] }).losses(record)).toThrow(
      "softmaxCrossEntropy: has 3 class weights for 10 classes; give one for each class.",
    );
    expect(() =>
      losses.softmaxCrossEntropy({ ignoreIndex: 0 }).losses({ ...record, targets: tensor([64, 10]) }),
    ).toThrow(
      "softmaxCrossEntropy: cannot ignore label 0 in probabilities; give such examples the weight 0.",
    );
  });

  test("divides by the number of examples, unless some count differently", () => {
    const record = { predictions: tensor([6, 3]), targets: labels(6) };
    expect(losses.softmaxCrossEntropy().losses(record).divisor).toBe(6);
    expect(losses.softmaxCrossEntropy({ ignoreIndex: -1 }).losses(record).divisor).toMatchObject({
      shape: [],
    });
    expect(losses.nll({ classWeights: [1, 2, 3] }).losses(record).divisor).toMatchObject({ shape: [] });
  });
});

describe("losses of other records", () => {
  test("say which tensors differ", () => {
    const x = tensor([4, 3]);
    expect(() => losses.gaussianNll().losses({ mean: x, variance: tensor([4]), targets: x })).toThrow(
      "gaussianNll: means are [4,3] and variances [4]; both must have the same shape.",
    );
    expect(() => losses.tripletMargin().losses({ anchor: x, positive: x, negative: tensor([3, 3]) })).toThrow(
      "tripletMargin: anchors are [4,3] and negatives [3,3]; both must have the same shape.",
    );
    expect(() => losses.cosineEmbedding().losses({ a: x, b: x, targets: tensor([4, 1]) })).toThrow(
      "cosineEmbedding: vectors are [4,3] and targets [4,1]; targets must have shape [4].",
    );
  });
});

test.each<[() => unknown, string]>([
  [() => losses.huber({ delta: 0 }), "huber: delta 0 is not positive; choose one above 0, such as 1."],
  [
    () => losses.smoothL1({ beta: 0 }),
    "smoothL1: beta 0 is not positive; choose one above 0; meanAbsoluteError() is its limit at 0.",
  ],
  [
    () => losses.binaryCrossEntropyWithLogits({ positiveWeight: -1 }),
    "binaryCrossEntropyWithLogits: positive weight -1 is not a weight; give finite numbers from 0.",
  ],
  [
    () =>
      losses
        .binaryCrossEntropyWithLogits({ positiveWeight: [1, 2] })
        .losses({ predictions: tensor([4, 3]), targets: tensor([4, 3]) }),
    "binaryCrossEntropyWithLogits: has 2 positive weights for predictions [4,3]; give 3, one for each place of the last axis.",
  ],
  [() => losses.multiMargin({ p: 3 as 2 }), "multiMargin: p 3 is not offered; choose 1 or 2."],
  [
    () => losses.multiMargin({ margin: -1 }),
    "multiMargin: margin -1 is none; choose a finite one from 0, such as 1.",
  ],
  [
    () => losses.tripletMargin({ margin: Number.NaN }),
    "tripletMargin: margin NaN is no distance; choose a finite one from 0, such as 1.",
  ],
  [
    () => losses.cosineEmbedding({ margin: 2 }),
    "cosineEmbedding: margin 2 is no cosine; choose one from -1 to 1, such as 0.5.",
  ],
  [
    () => losses.gaussianNll({ smallestVariance: -1 }),
    "gaussianNll: smallest variance -1 is not one; give a finite number from 0.",
  ],
  [
    () =>
      cost(
        losses.halfMse(),
        { predictions: tensor([4]), targets: tensor([4]) },
        { reduction: "average" as "mean" },
      ),
    'cost: cannot reduce by average; give "mean", "sum", "none" or a finite number c.',
  ],
])("options %#", (act, message) => {
  expect(act).toThrow(message);
});

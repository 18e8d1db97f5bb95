import { array, type CostOptions, cost, type Loss, type Tensor } from "@retrograd/core";
import type { Differentiable, Point } from "../gradients/differentiable.ts";
import { indices, spaced } from "../gradients/point.ts";
import type { LossCaseTable } from "./lossCases.ts";

/** Predictions and targets of one shape: each L_k, their mean, weighted, and their sum. */
function elementwise(loss: Loss, predictions: Point, targets: Point): readonly Differentiable[] {
  const x = { predictions, targets };
  const weights = spaced([predictions.shape[0] ?? 1], 0.5, 2, "weights");
  return [
    of("each", x, (record) => cost(loss, supervised(record), { reduction: "none" })),
    of("mean", x, (record) => cost(loss, supervised(record))),
    of("weighted sum", { ...x, weights }, ({ weights: each, ...record }) =>
      cost(loss, { ...supervised(record), weights: each as Tensor }, { reduction: "sum" }),
    ),
  ];
}

/** Scores of classes and labels. */
function labelled(
  loss: Loss,
  name: string,
  options: CostOptions = {},
  labels = indices([4], 3, "labels"),
): Differentiable {
  return {
    name,
    x: { predictions: spaced([4, 3], -3, 3) },
    given: { targets: labels },
    apply: ({ predictions }, { targets }) =>
      cost(loss, { predictions: predictions as Tensor, targets: targets as Tensor }, options),
  };
}

function of(name: string, x: Differentiable["x"], apply: Differentiable["apply"]): Differentiable {
  return { name, x, apply };
}

const supervised = (record: Readonly<Record<string, Tensor>>) => ({
  predictions: record.predictions as Tensor,
  targets: record.targets as Tensor,
});

const real = [spaced([4, 3], -2, 2, "p"), spaced([4, 3], -1.9, 2.1, "t")] as const;
const shares = [spaced([4, 3], 0.1, 0.9, "p"), spaced([4, 3], 0.05, 0.95, "t")] as const;
const logits = [spaced([4, 3], -3, 3, "p"), shares[1]] as const;
const vectors = (name: string): Point => spaced([4, 3], -2, 2, name);

export const lossCases: LossCaseTable = {
  meanSquaredError: (loss) => elementwise(loss(), ...real),
  meanAbsoluteError: (loss) => elementwise(loss(), ...real),
  logCosh: (loss) => elementwise(loss(), ...real),
  huber: (loss) => elementwise(loss({ delta: 0.7 }), ...real),
  smoothL1: (loss) => elementwise(loss({ beta: 0.7 }), ...real),
  halfMse: (loss) => elementwise(loss(), ...real),
  hinge: (loss) => elementwise(loss(), ...real),
  squaredHinge: (loss) => elementwise(loss(), ...real),
  binaryCrossEntropy: (loss) => elementwise(loss(), ...shares),
  binaryCrossEntropyWithLogits: (loss) => [
    ...elementwise(loss(), ...logits),
    ...elementwise(loss({ positiveWeight: [0.5, 2, 1] }), ...logits).map(named("positive weights")),
  ],
  poissonNll: (loss) => [
    ...elementwise(loss(), ...real),
    ...elementwise(loss({ logInput: false }), ...shares).map(named("of rates")),
  ],
  klDiv: (loss) => [
    ...elementwise(loss(), vectors("q"), shares[1]),
    ...elementwise(loss({ logTarget: true }), vectors("q"), vectors("t")).map(named("of logarithms")),
  ],
  softmaxCrossEntropy: (loss) => [
    ...elementwise(loss(), ...logits).map(named("of probabilities")),
    labelled(loss(), "of labels"),
    labelled(loss({ classWeights: [0.5, 1, 2] }), "of labels, weighted"),
    labelled(loss({ labelSmoothing: 0.1 }), "of labels, smoothed"),
    labelled(loss({ ignoreIndex: -1 }), "of labels, one ignored", {}, array(Int32Array.of(2, -1, 0, 1))),
    labelled(loss(), "of labels, each", { reduction: "none" }),
  ],
  nll: (loss) => [
    labelled(loss(), "of labels"),
    labelled(loss({ classWeights: [0.5, 1, 2], ignoreIndex: 1 }), "of labels, weighted, one class ignored"),
  ],
  multiMargin: (loss) => [
    labelled(loss(), "of labels"),
    labelled(loss({ p: 2, margin: 0.5 }), "of labels, squared"),
  ],
  gaussianNll: (loss) => [
    of("mean", { mean: real[0], variance: spaced([4, 3], 0.3, 2, "v"), targets: real[1] }, (x) =>
      cost(loss(), { mean: x.mean as Tensor, variance: x.variance as Tensor, targets: x.targets as Tensor }),
    ),
  ],
  cosineEmbedding: (loss) => [
    {
      name: "pairs",
      x: { a: vectors("a"), b: vectors("b") },
      given: { targets: array(Int32Array.of(1, -1, 1, -1)) },
      apply: ({ a, b }, { targets }) =>
        cost(loss({ margin: -0.9 }), { a: a as Tensor, b: b as Tensor, targets: targets as Tensor }),
    },
  ],
  contrastive: (loss) => [
    {
      name: "pairs",
      x: { a: vectors("a"), b: vectors("b") },
      given: { targets: array(Int32Array.of(1, 0, 1, -1)) },
      apply: ({ a, b }, { targets }) =>
        cost(loss({ margin: 4 }), { a: a as Tensor, b: b as Tensor, targets: targets as Tensor }),
    },
  ],
  infoNce: (loss) => [
    of("views", { a: vectors("a"), b: vectors("b") }, ({ a, b }) =>
      cost(loss({ temperature: 0.5 }), { a: a as Tensor, b: b as Tensor }),
    ),
  ],
  ntXent: (loss) => [
    of("views", { a: vectors("a"), b: vectors("b"), weights: spaced([4], 0.5, 2) }, ({ a, b, weights }) =>
      cost(loss(), { a: a as Tensor, b: b as Tensor, weights: weights as Tensor }),
    ),
  ],
  ctc: (loss) => [
    {
      name: "of labels, one twice",
      x: { predictions: spaced([2, 4, 3], -2, 2) },
      given: { targets: array(Int32Array.of(1, 1, 2, 1), { shape: [2, 2] }) },
      apply: ({ predictions }, { targets }) =>
        cost(loss(), { predictions: predictions as Tensor, targets: targets as Tensor }),
    },
    {
      name: "of different lengths, one impossible",
      once: "the second derivatives of the other case are those of this one, too",
      x: { predictions: spaced([3, 3, 3], -2, 2) },
      given: {
        targets: array(Int32Array.of(0, 1, 1, -1, 0, 0), { shape: [3, 2] }),
        lengths: array(Int32Array.of(3, 2, 2)),
        targetLengths: array(Int32Array.of(2, 1, 2)),
      },
      apply: ({ predictions }, { targets, lengths, targetLengths }) =>
        cost(loss({ blank: 2, impossible: 0 }), {
          predictions: predictions as Tensor,
          targets: targets as Tensor,
          lengths: lengths as Tensor,
          targetLengths: targetLengths as Tensor,
        }),
    },
  ],
  tripletMargin: (loss) => [
    of("triplets", { anchor: vectors("a"), positive: vectors("p"), negative: vectors("n") }, (x) =>
      cost(loss({ margin: 3 }), {
        anchor: x.anchor as Tensor,
        positive: x.positive as Tensor,
        negative: x.negative as Tensor,
      }),
    ),
  ],
};

function named(variant: string): (each: Differentiable) => Differentiable {
  return (each) => ({ ...each, name: `${each.name}, ${variant}` });
}

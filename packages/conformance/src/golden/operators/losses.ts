import {
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  cosineEmbedding,
  cost,
  gaussianNll,
  halfMse,
  hinge,
  huber,
  klDiv,
  type Loss,
  logCosh,
  meanAbsoluteError,
  meanSquaredError,
  multiMargin,
  nll,
  poissonNll,
  smoothL1,
  softmaxCrossEntropy,
  squaredHinge,
  type Tensor,
  tripletMargin,
} from "@retrograd/core";
import { Unsupported } from "../../check.ts";
import type { Attributes } from "../attributes.ts";
import { type Numbers, type Operator, operator } from "./operator.ts";

/** A cost: batchmean divides by the first axis of the values. */
function reduced<Record>(loss: Loss<Record>, record: Record, attributes: Attributes, batch: number): Tensor {
  const words = ["none", "mean", "sum", "batchmean"] as const;
  const word = attributes.oneOf("reduction", words, "mean");
  return cost(loss, record, { reduction: word === "batchmean" ? 1 / batch : word });
}

/** A loss of predictions and targets, of one shape. */
function supervised(make: (attributes: Attributes) => Loss, predictions = "pred"): Operator {
  return operator([predictions, "target"], (inputs, attributes) => {
    const { target, [predictions]: predicted } = inputs as Readonly<Record<string, Tensor>>;
    const record = { predictions: predicted as Tensor, targets: target as Tensor };
    return reduced(make(attributes), record, attributes, predicted?.shape[0] ?? 1);
  });
}

/** Weights of classes, as the library's losses take them: numbers, not a tensor. */
function classWeights(weights: Tensor | undefined, numbers: Numbers): { classWeights?: readonly number[] } {
  if (!weights) return {};
  const given = numbers("classWeight");
  if (!given) throw new Unsupported("class weights that are computed");
  return { classWeights: given };
}

function ignored(attributes: Attributes): { ignoreIndex?: number } {
  const ignoreIndex = attributes.optional<number>("ignoreIndex");
  return ignoreIndex === undefined ? {} : { ignoreIndex };
}

export const losses: Readonly<Record<string, Operator>> = {
  mse: supervised(() => meanSquaredError()),
  mae: supervised(() => meanAbsoluteError()),
  logCosh: supervised(() => logCosh()),
  huber: supervised((attributes) => huber({ delta: attributes.number("delta", 1) })),
  smoothL1: supervised((attributes) => smoothL1({ beta: attributes.number("beta", 1) })),
  hinge: supervised(() => hinge()),
  squaredHinge: supervised(() => squaredHinge()),
  halfMse: supervised(() => halfMse()),
  poissonNll: supervised((attributes) => poissonNll({ logInput: attributes.flag("logInput", true) })),
  klDiv: supervised((attributes) => klDiv({ logTarget: attributes.flag("logTarget", false) }), "logQ"),
  bce: operator(
    ["pred", "target"],
    ({ pred, target, weight }, attributes) => {
      const record = { predictions: pred, targets: target, ...(weight ? { weights: weight } : {}) };
      return reduced(binaryCrossEntropy(), record, attributes, pred.shape[0] ?? 1);
    },
    ["weight"],
  ),
  bceWithLogits: operator(
    ["logits", "target"],
    ({ logits, target, weight, posWeight }, attributes, numbers) => {
      const record = { predictions: logits, targets: target, ...(weight ? { weights: weight } : {}) };
      const positiveWeight = posWeight ? numbers("posWeight") : 1;
      if (positiveWeight === undefined) throw new Unsupported("positive weights that are computed");
      const loss = binaryCrossEntropyWithLogits({ positiveWeight });
      return reduced(loss, record, attributes, logits.shape[0] ?? 1);
    },
    ["weight", "posWeight"],
  ),
  softmaxCrossEntropy: operator(
    ["logits"],
    ({ logits, labels, target, classWeight, sampleWeight }, attributes, numbers) => {
      const targets = labels ?? target;
      if (!targets) throw new Unsupported("neither labels nor target");
      const loss = softmaxCrossEntropy({
        labelSmoothing: attributes.number("labelSmoothing", 0),
        ...classWeights(classWeight, numbers),
        ...ignored(attributes),
      });
      const record = { predictions: logits, targets, ...(sampleWeight ? { weights: sampleWeight } : {}) };
      return reduced(loss, record, attributes, logits.shape[0] ?? 1);
    },
    ["labels", "target", "classWeight", "sampleWeight"],
  ),
  nll: operator(
    ["logProbs", "labels"],
    ({ logProbs, labels, classWeight }, attributes, numbers) => {
      const loss = nll({ ...classWeights(classWeight, numbers), ...ignored(attributes) });
      return reduced(loss, { predictions: logProbs, targets: labels }, attributes, logProbs.shape[0] ?? 1);
    },
    ["classWeight"],
  ),
  multiMargin: operator(["logits", "labels"], ({ logits, labels }, attributes) => {
    const p = attributes.number("p", 1);
    if (p !== 1 && p !== 2) throw new Unsupported(`the power ${p}`);
    const loss = multiMargin({ p, margin: attributes.number("margin", 1) });
    return reduced(loss, { predictions: logits, targets: labels }, attributes, logits.shape[0] ?? 1);
  }),
  gaussianNll: operator(["mean", "target", "var"], (inputs, attributes) => {
    const { mean, target, var: variance } = inputs;
    return reduced(gaussianNll(), { mean, variance, targets: target }, attributes, mean.shape[0] ?? 1);
  }),
  cosineEmbedding: operator(["a", "b", "target"], ({ a, b, target }, attributes) => {
    const loss = cosineEmbedding({ margin: attributes.number("margin", 0) });
    return reduced(loss, { a, b, targets: target }, attributes, a.shape[0] ?? 1);
  }),
  tripletMargin: operator(["anchor", "positive", "negative"], (triplet, attributes) =>
    reduced(
      tripletMargin({ margin: attributes.number("margin", 1) }),
      triplet,
      attributes,
      triplet.anchor.shape[0] ?? 1,
    ),
  ),
};

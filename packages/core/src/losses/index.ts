export { binaryCrossEntropy } from "./binaryCrossEntropy.ts";
export {
  type BinaryCrossEntropyWithLogitsOptions,
  binaryCrossEntropyWithLogits,
} from "./binaryCrossEntropyWithLogits.ts";
export { type ContrastiveOptions, contrastive } from "./contrastive.ts";
export { type CosineEmbeddingOptions, cosineEmbedding } from "./cosineEmbedding.ts";
export { type CtcOptions, ctc, type Transcripts } from "./ctc.ts";
export type { EmbeddingPairs } from "./embeddingPairs.ts";
export { type Gaussian, type GaussianNllOptions, gaussianNll } from "./gaussianNll.ts";
export { halfMse } from "./halfMse.ts";
export { hinge } from "./hinge.ts";
export { type HuberOptions, huber } from "./huber.ts";
export { infoNce, type TemperatureOptions, type Views } from "./infoNce.ts";
export { type KlDivOptions, klDiv } from "./klDiv.ts";
export { logCosh } from "./logCosh.ts";
export { type CostOptions, cost, type Loss, type Losses, type Supervised } from "./loss.ts";
export { meanAbsoluteError } from "./meanAbsoluteError.ts";
export { meanSquaredError } from "./meanSquaredError.ts";
export { type MultiMarginOptions, multiMargin } from "./multiMargin.ts";
export { type NllOptions, nll } from "./nll.ts";
export { ntXent } from "./ntXent.ts";
export { type PoissonNllOptions, poissonNll } from "./poissonNll.ts";
export { type SmoothL1Options, smoothL1 } from "./smoothL1.ts";
export { type SoftmaxCrossEntropyOptions, softmaxCrossEntropy } from "./softmaxCrossEntropy.ts";
export { squaredHinge } from "./squaredHinge.ts";
export { type TripletMarginOptions, type Triplets, tripletMargin } from "./tripletMargin.ts";

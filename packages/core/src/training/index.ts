export type { Data, Examples, Field } from "./data.ts";
export { evaluate, predict } from "./evaluate.ts";
export { type FindLearningRateOptions, findLearningRate } from "./findLearningRate.ts";
export type { LearningRates } from "./learningRates.ts";
export type {
  BatchReport,
  CostFunction,
  EarlyStopping,
  Epoch,
  EvaluateOptions,
  Evaluation,
  TrainOptions,
} from "./options.ts";
export { type Recovery, recovery } from "./recovery.ts";
export { train } from "./train.ts";
export type { Training } from "./training.ts";
export type { Watch } from "./watch.ts";

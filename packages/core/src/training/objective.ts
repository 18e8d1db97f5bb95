import { reject } from "../backend/error.ts";
import type { Pass } from "../compile/pass.ts";
import type { Tensors } from "../compile/structure.ts";
import { Tensor } from "../graph/tensor.ts";
import type { Layer } from "../layers/layer.ts";
import { cost } from "../losses/loss.ts";
import type { Metric } from "../metrics/metric.ts";
import type { CostFunction, EvaluateOptions } from "./options.ts";

/** What a pass through a model on one batch gives: its cost, and every metric's sums by `metric name.sum name`. */
export interface Objective {
  readonly objective: Tensor;
  readonly sums: Readonly<Record<string, Tensor>>;
}

type ObjectiveOptions = Pick<EvaluateOptions, "loss" | "metrics">;

/** Runs the model on a batch and takes its cost and metrics. */
export function objectiveOf(
  model: Layer<never, unknown>,
  batch: Tensors,
  pass: Pass,
  options: ObjectiveOptions,
): Objective {
  const outputs = pass.call(model, batch.x as never);
  const { loss, metrics = [] } = options;
  if (typeof loss === "function")
    return {
      objective: (loss as CostFunction)(outputs, batch, pass),
      sums: measured(metrics, { predictions: outputs, targets: batch.y }),
    };
  if (!(outputs instanceof Tensor))
    reject(
      "train",
      "the model gives several outputs",
      "give as loss a function of (outputs, batch) that returns their cost",
    );
  const record = {
    predictions: outputs as Tensor,
    targets: batch.y as Tensor,
    ...(batch.weights instanceof Tensor && { weights: batch.weights }),
  };
  return { objective: cost(loss, record), sums: measured(metrics, record) };
}

function measured(metrics: readonly Metric[], record: object): Record<string, Tensor> {
  const sums: Record<string, Tensor> = {};
  for (const metric of metrics)
    for (const [name, sum] of Object.entries(metric.measure(record as Parameters<Metric["measure"]>[0])))
      sums[`${metric.name}/${name}`] = sum;
  return sums;
}

import {
  type Backend,
  batchNorm,
  conv2d,
  dense,
  flatten,
  freeze,
  globalAvgPool,
  type Layer,
  lstm,
  maxPool2d,
  namedParametersOf,
  relu,
  residual,
  sequential,
  transformerEncoderBlock,
} from "@retrograd/core";
import { heads } from "../workloads/w7.ts";
import type { Architecture, ModelWorkload } from "../workloads/workload.ts";
import { retrogradInference, retrogradTraining } from "./retrogradTraining.ts";
import type { Prepared } from "./runner.ts";

/** The models by layers. */
export function retrogradModel(backend: Backend, workload: ModelWorkload): Prepared {
  const { architecture, batchSize, loss, optimizer, pass } = workload;
  const model = models[architecture]();
  begin(model, workload);
  const inputShape = [batchSize, ...workload.inputShape];
  if (pass === "inference") return retrogradInference(backend, workload, { model, inputShape });
  const targetShape = [batchSize, ...workload.targetShape];
  return retrogradTraining(backend, workload, { model, loss, optimizer, inputShape, targetShape });
}

/** Gives a model the workload's first values: its parameters stand in the workload's order. */
function begin(model: Layer, { parameters }: ModelWorkload): void {
  const own = [...namedParametersOf(model)].filter(([, { trainable }]) => trainable);
  if (own.length !== parameters.length)
    throw new Error(`bench: ${own.length} parameters where the workload has ${parameters.length}.`);
  own.forEach(([, variable], i) => {
    variable.pending = parameters[i].values;
    variable.shape = parameters[i].shape;
    variable.dtype = "float32";
  });
}

const models: Readonly<Record<Architecture, () => Layer>> = {
  lenet: () =>
    sequential([
      ...[conv2d(8, 5, { padding: "same" }), relu(), maxPool2d(2)],
      ...[conv2d(16, 5, { padding: "same" }), relu(), maxPool2d(2)],
      ...[flatten(), dense(10)],
    ]),
  residual() {
    const block = () => [conv2d(32, 3, { padding: "same", bias: false }), batchNorm(), relu()];
    return sequential([residual(sequential([...block(), ...block()])), globalAvgPool(), dense(10)]);
  },
  lstm() {
    const model = sequential([lstm(64), dense(10)]);
    // It has PyTorch's second bias, whose gradient is the first one's; the workload has one.
    freeze(model, ["0.recurrentBias"]);
    return model;
  },
  transformer: () => transformerEncoderBlock(128, heads, { hidden: 512, causal: true, dropout: 0 }) as Layer,
};

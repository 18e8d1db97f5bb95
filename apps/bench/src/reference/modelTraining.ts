import type { Architecture, Batch, ModelWorkload } from "../workloads/workload.ts";
import { cost } from "./losses.ts";
import { lenet } from "./models/lenet.ts";
import { lstm } from "./models/lstm.ts";
import type { Forward } from "./models/model.ts";
import { residual } from "./models/residual.ts";
import { transformer } from "./models/transformer.ts";
import { updateOf } from "./optimizers.ts";
import { leaf, Tape, type Value } from "./tape.ts";

const models: Readonly<Record<Architecture, Forward>> = { lenet, residual, lstm, transformer };

type Parameters = Readonly<Record<string, Value>>;

export function initialParameters({ parameters }: ModelWorkload): Parameters {
  return Object.fromEntries(parameters.map(({ name, values }) => [name, leaf(Float64Array.from(values))]));
}

/** The losses of the first checked steps, in float64: each before the update that it leads to. */
export function modelLosses(workload: ModelWorkload): number[] {
  const parameters = initialParameters(workload);
  const updates = Object.entries(parameters).map(([name, { data }]) => ({
    move: updateOf(workload.optimizer, name.endsWith("bias") ? "bias" : "weight", data.length),
    name,
  }));
  return Array.from({ length: workload.checkedSteps }, (_, index) => {
    const batch = workload.pool[index % workload.pool.length];
    const { loss, backpropagate } = evaluated(workload, parameters, batch);
    backpropagate();
    for (const { move, name } of updates) {
      const { data, grad } = parameters[name];
      move(data, grad);
      grad.fill(0);
    }
    return loss;
  });
}

/** The loss of a batch; `backpropagate` adds the parameters' gradients to theirs. */
export function evaluated(
  workload: ModelWorkload,
  parameters: Parameters,
  batch: Batch,
): { readonly loss: number; backpropagate(): void } {
  const { architecture, batchSize, targetShape, loss, pass } = workload;
  const tape = new Tape();
  const y = models[architecture](tape, leaf(Float64Array.from(batch.x)), parameters, batchSize, pass);
  const rows = y.data.length / (targetShape.at(-1) as number);
  const { cost: value, dy } = cost(loss, y.data, Float64Array.from(batch.targets), rows);
  return { loss: value, backpropagate: () => tape.differentiate(y, dy) };
}

/** What the model makes of its first batch. */
export function modelOutputs(workload: ModelWorkload): Float64Array {
  const { architecture, pool, batchSize, pass } = workload;
  const x = leaf(Float64Array.from(pool[0].x));
  return models[architecture](new Tape(), x, initialParameters(workload), batchSize, pass).data;
}

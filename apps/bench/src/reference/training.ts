import type { Batch, Method, NetworkWorkload } from "../workloads/workload.ts";
import { backward, forward, type Gradients, layersOf } from "./dense.ts";
import { cost } from "./losses.ts";
import { updateOf } from "./optimizers.ts";

/** The last layer's outputs for the first batch, by the initial values, in float64. */
export function networkOutputs({ layers, pool, batchSize }: NetworkWorkload, method: Method): Float64Array {
  const own = layersOf(layers, method.activations);
  return forward(own, Float64Array.from((pool[0] as Batch).x), batchSize).at(-1) as Float64Array;
}

/** The losses of the first checked steps by the textbook, in float64: each before the update that it leads to. */
export function trainingLosses(workload: NetworkWorkload, method: Method): number[] {
  const layers = layersOf(workload.layers, method.activations);
  const updates = layers.map(({ weight, bias }) => ({
    weight: updateOf(method.optimizer, "weight", weight.length),
    bias: updateOf(method.optimizer, "bias", bias.length),
  }));

  function update(x: Float64Array, targets: Float64Array, rows: number): number {
    const values = forward(layers, x, rows);
    const { cost: value, dy } = cost(method.loss, values.at(-1) as Float64Array, targets, rows);
    const move = (l: number, gradients: Gradients) => {
      updates[l].weight(layers[l].weight, gradients.weight);
      updates[l].bias(layers[l].bias, gradients.bias);
    };
    backward(layers, values, dy, rows, move, method.update === "sample, late");
    return value;
  }

  return Array.from({ length: workload.checkedSteps }, (_, index) => {
    const batch = workload.pool[index % workload.pool.length] as Batch;
    const x = Float64Array.from(batch.x);
    const targets = Float64Array.from(batch.targets);
    const rows = workload.batchSize;
    if (method.update === "batch") return update(x, targets, rows);
    let sum = 0;
    for (let r = 0; r < rows; r++) sum += update(rowOf(x, r, rows), rowOf(targets, r, rows), 1);
    return sum / rows;
  });
}

function rowOf(values: Float64Array, row: number, rows: number): Float64Array {
  const length = values.length / rows;
  return values.subarray(row * length, (row + 1) * length);
}

import { type Backend, dense, type Layer, relu, sequential, sigmoid, tanh } from "@retrograd/core";
import type { Activation, NetworkWorkload } from "../workloads/workload.ts";
import { retrogradInference, retrogradTraining } from "./retrogradTraining.ts";
import type { Prepared } from "./runner.ts";

const activations: Readonly<Record<Activation, (() => Layer) | null>> = {
  identity: null,
  tanh,
  sigmoid,
  relu,
};

/** A network of dense layers. */
export function retrogradNetwork(backend: Backend, workload: NetworkWorkload): Prepared {
  const { method, batchSize } = workload;
  const layers = workload.layers.flatMap(({ outputs, weight, bias }, i): Layer[] => {
    const activation = activations[method.activations[i] as Activation];
    const layer = dense(outputs, { weightInitializer: () => weight, biasInitializer: () => bias });
    return activation ? [layer, activation()] : [layer];
  });
  const model = sequential(layers);
  const { x, targets } = workload.pool[0];
  const inputShape = [batchSize, x.length / batchSize];
  if (workload.pass === "inference") return retrogradInference(backend, workload, { model, inputShape });
  const targetShape = [batchSize, targets.length / batchSize];
  const { loss, optimizer } = method;
  return retrogradTraining(backend, workload, { model, loss, optimizer, inputShape, targetShape });
}

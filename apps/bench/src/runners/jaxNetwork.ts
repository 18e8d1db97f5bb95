import { nn, numpy as np } from "@jax-js/jax";
import type { Activation, NetworkWorkload } from "../workloads/workload.ts";
import type { JaxBackend } from "./jaxDevice.ts";
import { type JaxForward, jaxInference, jaxTraining } from "./jaxTraining.ts";
import type { Prepared } from "./runner.ts";

/** A network of dense layers; its parameters are W and b of each in turn. */
export function jaxNetwork(backend: JaxBackend, workload: NetworkWorkload): Omit<Prepared, "begin"> {
  const { method, batchSize, pool, layers } = workload;
  const forward: JaxForward = (parameters, x) =>
    method.activations.reduce(
      (input, activation, l) =>
        activate[activation](np.matmul(input, parameters[2 * l]).add(parameters[2 * l + 1])),
      x,
    );
  const parameters = layers.flatMap(({ inputs, outputs, weight, bias }) => [
    np.array(weight, { shape: [inputs, outputs] }),
    np.array(bias, { shape: [outputs] }),
  ]);
  const inputShape = [batchSize, pool[0].x.length / batchSize];
  if (workload.pass === "inference")
    return jaxInference(backend, workload, { forward, parameters, inputShape });
  const targetShape = [batchSize, pool[0].targets.length / batchSize];
  const { loss, optimizer } = method;
  return jaxTraining(backend, workload, { forward, parameters, loss, optimizer, inputShape, targetShape });
}

const activate: Record<Activation, (z: np.Array) => np.Array> = {
  identity: (z) => z,
  tanh: (z) => np.tanh(z),
  sigmoid: (z) => nn.sigmoid(z),
  relu: (z) => nn.relu(z),
};

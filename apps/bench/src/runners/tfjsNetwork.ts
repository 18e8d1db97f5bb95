import * as tf from "@tensorflow/tfjs-core";
import type { Activation, Dense, NetworkWorkload } from "../workloads/workload.ts";
import type { Prepared } from "./runner.ts";
import type { TfjsBegin } from "./tfjsDevice.ts";
import { tfjsInference, tfjsTraining } from "./tfjsTraining.ts";

interface Layer {
  readonly weight: tf.Variable<tf.Rank.R2>;
  readonly bias: tf.Variable<tf.Rank.R1>;
  readonly activation: Activation;
}

/** A network of dense layers, with the fused product where its gradient is defined. */
export function tfjsNetwork(workload: NetworkWorkload, begin: TfjsBegin): Prepared {
  const { method, batchSize, pool } = workload;
  const layers = workload.layers.map((dense, l) => layerOf(dense, method.activations[l] as Activation));
  const variables = layers.flatMap(({ weight, bias }) => [weight, bias]);
  const output = (x: tf.Tensor) =>
    layers.reduce((input, layer) => forward(layer, input), x as tf.Tensor2D) as tf.Tensor;
  const inputShape = [batchSize, pool[0].x.length / batchSize];
  if (workload.pass === "inference")
    return tfjsInference(workload, begin, { forward: output, variables, inputShape });
  const targetShape = [batchSize, pool[0].targets.length / batchSize];
  const { loss, optimizer } = method;
  return tfjsTraining(workload, begin, {
    forward: output,
    variables,
    loss,
    optimizer,
    inputShape,
    targetShape,
  });
}

function layerOf({ inputs, outputs, weight, bias }: Dense, activation: Activation): Layer {
  return {
    weight: tf.variable(tf.tensor2d(weight, [inputs, outputs])),
    bias: tf.variable(tf.tensor1d(bias)),
    activation,
  };
}

function forward({ weight, bias, activation }: Layer, x: tf.Tensor2D): tf.Tensor2D {
  // tfjs differentiates the fused product only where nothing or relu is fused into it.
  const fused = activation === "relu" ? "relu" : "linear";
  const z = tf.fused.matMul({ a: x, b: weight, bias, activation: fused }) as tf.Tensor2D;
  if (activation === "tanh") return tf.tanh(z);
  return activation === "sigmoid" ? tf.sigmoid(z) : z;
}

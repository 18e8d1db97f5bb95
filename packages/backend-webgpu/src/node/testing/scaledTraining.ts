// biome-ignore lint/style/noRestrictedImports: the plan of a whole network takes core's planner, for tests.
import * as core from "@retrograd/core";
import { sizeOf } from "@retrograd/core/backend";
import { numbers } from "./mlp.ts";

const { adam, array, avgPool2d, batchNorm, compile, conv2d, cost, dense, flatten, gelu, lossScaling } = core;
const { maxPool2d, parametersOf, relu, sequential, silu, softmaxCrossEntropy } = core;
type Inputs = { x: core.Tensor; y: core.Tensor };

interface Network {
  /** Of one example. */
  readonly shape: readonly number[];
  readonly make: () => core.Layer;
}

/** Networks without kinks: their gradients change no faster than what they are computed of. */
export const smooth: Readonly<Record<string, Network>> = {
  "a dense network": {
    shape: [32],
    make: () => sequential([dense(256), gelu(), dense(256), gelu(), dense(10)]),
  },
  "a convolutional network": {
    shape: [12, 12, 1],
    make: () =>
      sequential([
        conv2d(16, 3, { padding: "same", bias: false }),
        batchNorm(),
        silu(),
        avgPool2d(2),
        conv2d(32, 3, { padding: "same" }),
        silu(),
        flatten(),
        dense(10),
      ]),
  },
};

/** The networks that mixed precision is tested with. */
export const networks: Readonly<Record<string, Network>> = {
  ...smooth,
  "a network of relu and max pooling": {
    shape: [12, 12, 1],
    make: () =>
      sequential([
        conv2d(16, 5, { padding: "same" }),
        relu(),
        maxPool2d(2),
        conv2d(32, 3, { padding: "same" }),
        relu(),
        maxPool2d(2),
        flatten(),
        dense(10),
      ]),
  },
};

export interface ScaledTraining {
  /** Gives the objective and, as `g0`, `g1`, …, the gradients of the parameters. */
  readonly step: core.Step<Inputs, Record<string, core.Tensor>>;
  readonly batch: { readonly x: core.NumericArray; readonly y: core.NumericArray };
  /** S of the next step. */
  readonly scale: core.Variable;
  readonly parameters: readonly core.Variable[];
}

/** A training step of one of the networks: softmax cross-entropy, its loss scaled, and Adam. */
export function scaledTraining(
  backend: core.Backend,
  network: string,
  batchSize: number,
  initialScale = 65_536,
): ScaledTraining {
  const { shape, make } = networks[network];
  const model = make();
  const optimizer = lossScaling(adam({ learningRate: 1e-3 }), { initialScale });
  const parameters: core.Variable[] = [];
  const step = compile(
    backend,
    ({ x, y }: Inputs, pass) => {
      const objective = cost(softmaxCrossEntropy(), { predictions: pass.call(model, x), targets: y });
      const gradients = optimizer.gradients(objective, parametersOf(model), pass);
      parameters.splice(0, parameters.length, ...parametersOf(model));
      pass.update(optimizer, model, gradients);
      return { objective, ...Object.fromEntries(gradients.map((g, i) => [`g${i}`, g])) };
    },
    { training: true, seed: 7 },
  );
  const labels = Float32Array.from({ length: batchSize * 10 }, (_, i) =>
    i % 10 === Math.floor(i / 10) % 10 ? 1 : 0,
  );
  const batch = {
    x: array(numbers(batchSize * sizeOf(shape), 5), { shape: [batchSize, ...shape] }),
    y: array(labels, { shape: [batchSize, 10] }),
  };
  return { step, batch, scale: optimizer.scale, parameters };
}

import { jit, nn, numpy as np, tree, valueAndGrad } from "@jax-js/jax";
import type { Activation, LossName, NetworkWorkload, Optimizer } from "../workloads/workload.ts";
import type { Prepared } from "./runner.ts";

/** All that a step hands to the next one; a type alias, since jax-js takes no interfaces. */
type State = {
  /** W and b of each layer in turn */
  parameters: np.Array[];
  m: np.Array[];
  v: np.Array[];
  /** β₁ᵗ and β₂ᵗ */
  powers: np.Array[];
};

/** In jax-js an array is used up by what it is passed to; `.ref` is one more use. */
export function jaxNetwork(workload: NetworkWorkload): Prepared {
  const { method, batchSize, pool, checkedSteps } = workload;
  const { activations, optimizer } = method;
  const batches = pool.map(({ x, targets }) => ({
    x: np.array(x, { shape: [batchSize, x.length / batchSize] }),
    targets: np.array(targets, { shape: [batchSize, targets.length / batchSize] }),
  }));

  const lossOf = (parameters: np.Array[], x: np.Array, targets: np.Array) => {
    const y = activations.reduce(
      (input, activation, l) =>
        activate[activation](np.matmul(input, parameters[2 * l]).add(parameters[2 * l + 1])),
      x,
    );
    return losses[method.loss](y, targets);
  };
  const trained = jit((state: State, x: np.Array, targets: np.Array): { state: State; loss: np.Array } => {
    const parameters = state.parameters.map((parameter) => parameter.ref);
    const [loss, gradients] = valueAndGrad(lossOf)(parameters, x, targets);
    return { state: updated(optimizer, state, gradients as np.Array[]), loss };
  });

  let state = initial(workload);
  const lossAt = (index: number): number => {
    const { x, targets } = batches[index % batches.length];
    const result = trained(state, x.ref, targets.ref);
    state = result.state;
    // jax-js computes nothing until something of it is read; one number sets off the whole step.
    return result.loss.dataSync()[0] as number;
  };

  return {
    deviation: null,
    begin: async () => {},
    step(index) {
      lossAt(index);
    },
    figures: async () => ({ loss: Array.from({ length: checkedSteps }, (_, index) => lossAt(index)) }),
    sync: async () => {},
    dispose() {
      tree.dispose(state);
      tree.dispose(batches as { x: np.Array; targets: np.Array }[]);
      trained.dispose();
    },
  };
}

function initial({ layers, method }: NetworkWorkload): State {
  const parameters = layers.flatMap(({ inputs, outputs, weight, bias }) => [
    np.array(weight, { shape: [inputs, outputs] }),
    np.array(bias, { shape: [outputs] }),
  ]);
  const zeros = () =>
    method.optimizer.kind === "adam" ? parameters.map(({ shape }) => np.zeros(shape)) : [];
  return { parameters, m: zeros(), v: zeros(), powers: [np.array([1]), np.array([1])] };
}

const activate: Record<Activation, (z: np.Array) => np.Array> = {
  identity: (z) => z,
  tanh: (z) => np.tanh(z),
  sigmoid: (z) => nn.sigmoid(z),
  relu: (z) => nn.relu(z),
};

const losses: Record<LossName, (y: np.Array, targets: np.Array) => np.Array> = {
  meanSquaredError: (y, targets) => np.mean(np.square(y.sub(targets))),
  softmaxCrossEntropy: (y, targets) => np.mean(np.sum(nn.logSoftmax(y).mul(targets), -1)).mul(-1),
  binaryCrossEntropy: () => {
    throw new Error("jax-js: no workload has this loss.");
  },
};

/** The state after one update along the gradients. */
function updated(optimizer: Optimizer, { parameters, m, v, powers }: State, gradients: np.Array[]): State {
  if (optimizer.kind === "gradientDescent") {
    const next = parameters.map((w, k) => w.sub(gradients[k].mul(optimizer.learningRate)));
    return { parameters: next, m, v, powers };
  }
  if (optimizer.kind !== "adam") throw new Error(`jax-js: no workload has ${optimizer.kind}.`);
  const { learningRate, beta1, beta2, epsilon } = optimizer;
  const next: State = { parameters: [], m: [], v: [], powers: [powers[0].mul(beta1), powers[1].mul(beta2)] };
  parameters.forEach((w, k) => {
    const m1 = m[k].mul(beta1).add(gradients[k].ref.mul(1 - beta1));
    const v1 = v[k].mul(beta2).add(np.square(gradients[k]).mul(1 - beta2));
    const mean = m1.ref.div(np.subtract(1, next.powers[0].ref));
    const deviation = np.sqrt(v1.ref.div(np.subtract(1, next.powers[1].ref)));
    next.parameters.push(w.sub(mean.mul(learningRate).div(deviation.add(epsilon))));
    next.m.push(m1);
    next.v.push(v1);
  });
  return next;
}

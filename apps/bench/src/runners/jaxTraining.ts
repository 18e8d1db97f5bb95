import { jit, nn, numpy as np, tree, valueAndGrad } from "@jax-js/jax";
import { probed } from "../figures.ts";
import type { LossName, ModelWorkload, NetworkWorkload, Optimizer } from "../workloads/workload.ts";
import { computed, finished, type JaxBackend } from "./jaxDevice.ts";
import type { Prepared } from "./runner.ts";

/** What a model makes of a batch, from its parameters in their order. Uses up all that it is given. */
export type JaxForward = (parameters: np.Array[], x: np.Array) => np.Array;

export interface JaxModel {
  readonly forward: JaxForward;
  readonly parameters: np.Array[];
  readonly loss: LossName;
  readonly optimizer: Optimizer;
  /** Of one batch. */
  readonly inputShape: number[];
  readonly targetShape: number[];
}

/** All that a step hands to the next one; a type alias, since jax-js takes no interfaces. */
type State = {
  parameters: np.Array[];
  /** First and second moments; of momentum, only m. */
  m: np.Array[];
  v: np.Array[];
  /** β₁ᵗ and β₂ᵗ */
  powers: np.Array[];
};

/** The whole step in one jit. In jax-js an array is used up by what it is passed to; `.ref` is one more use. */
export function jaxTraining(
  backend: JaxBackend,
  workload: NetworkWorkload | ModelWorkload,
  { forward, parameters, loss, optimizer, inputShape, targetShape }: JaxModel,
): Omit<Prepared, "begin"> {
  const batches = workload.pool.map(({ x, targets }) => ({
    x: np.array(x, { shape: inputShape }),
    targets: np.array(targets, { shape: targetShape }),
  }));
  const lossOf = (parameters: np.Array[], x: np.Array, targets: np.Array) =>
    losses[loss](forward(parameters, x), targets);
  const trained = jit((state: State, x: np.Array, targets: np.Array): { state: State; loss: np.Array } => {
    const parameters = state.parameters.map((parameter) => parameter.ref);
    const [loss, gradients] = valueAndGrad(lossOf)(parameters, x, targets);
    return { state: updated(optimizer, state, gradients as np.Array[]), loss };
  });

  let state = initial(optimizer, parameters);
  const stepped = (index: number): np.Array => {
    const { x, targets } = batches[index % batches.length];
    const result = trained(state, x.ref, targets.ref);
    state = result.state;
    return result.loss;
  };

  return {
    deviation: null,
    // One number sets off the whole step.
    step: (index) => computed(backend, stepped(index)),
    figures: async (index) => ({ loss: [(await stepped(index).data())[0] as number] }),
    sync: () => finished(state.parameters.at(-1) ?? null),
    dispose() {
      tree.dispose(state);
      tree.dispose(batches as { x: np.Array; targets: np.Array }[]);
      trained.dispose();
    },
  };
}

/** The forward pass in one jit. */
export function jaxInference(
  backend: JaxBackend,
  workload: NetworkWorkload | ModelWorkload,
  { forward, parameters, inputShape }: Pick<JaxModel, "forward" | "parameters" | "inputShape">,
): Omit<Prepared, "begin"> {
  const batches = workload.pool.map(({ x }) => np.array(x, { shape: inputShape }));
  const predict = jit(forward);
  let latest: np.Array | null = null;
  const run = (index: number): np.Array =>
    predict(
      parameters.map((parameter) => parameter.ref),
      batches[index % batches.length].ref,
    );
  return {
    deviation: null,
    figures: async () => probed(workload, [await run(0).data()]),
    step(index) {
      latest?.dispose();
      latest = run(index);
      return computed(backend, latest.ref);
    },
    sync: () => finished(latest),
    dispose() {
      tree.dispose(parameters);
      tree.dispose(batches);
      latest?.dispose();
      predict.dispose();
    },
  };
}

function initial(optimizer: Optimizer, parameters: np.Array[]): State {
  const zeros = () => parameters.map(({ shape }) => np.zeros(shape));
  const { kind } = optimizer;
  const m = kind === "adam" || kind === "momentum" ? zeros() : [];
  const v = kind === "adam" ? zeros() : [];
  return { parameters, m, v, powers: [np.array([1]), np.array([1])] };
}

const losses: Record<LossName, (y: np.Array, targets: np.Array) => np.Array> = {
  meanSquaredError: (y, targets) => np.mean(np.square(y.sub(targets))),
  softmaxCrossEntropy: (y, targets) => np.mean(np.sum(nn.logSoftmax(y).mul(targets), -1)).mul(-1),
  binaryCrossEntropy: () => {
    throw new Error("jax-js: no workload has this loss.");
  },
};

/** The state after one update along the gradients. */
function updated(optimizer: Optimizer, { parameters, m, v, powers }: State, gradients: np.Array[]): State {
  switch (optimizer.kind) {
    case "gradientDescent": {
      const next = parameters.map((w, k) => w.sub(gradients[k].mul(optimizer.learningRate)));
      return { parameters: next, m, v, powers };
    }
    case "momentum": {
      const velocities = m.map((v, k) => v.mul(optimizer.momentum).add(gradients[k]));
      const next = parameters.map((w, k) => w.sub(velocities[k].ref.mul(optimizer.learningRate)));
      return { parameters: next, m: velocities, v, powers };
    }
    case "rmsProp":
      throw new Error("jax-js: no workload has RMSProp.");
    case "adam": {
      const { learningRate, beta1, beta2, epsilon } = optimizer;
      const next: State = {
        parameters: [],
        m: [],
        v: [],
        powers: [powers[0].mul(beta1), powers[1].mul(beta2)],
      };
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
  }
}

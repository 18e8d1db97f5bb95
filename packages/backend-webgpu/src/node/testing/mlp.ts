// biome-ignore lint/style/noRestrictedImports: the plan of a whole network takes core's planner, for tests.
import * as core from "@retrograd/core";
import { sizeOf } from "@retrograd/core/backend";

const { array, compile, gradients, ops, Variable } = core;
type Inputs = { x: core.Tensor; y: core.Tensor };

export interface Training {
  readonly step: core.Step<Inputs, { objective: core.Tensor }>;
  /** Parameters, step counter and moments; complete once a step has run. */
  readonly variables: readonly core.Variable[];
  readonly batch: { readonly x: core.NumericArray; readonly y: core.NumericArray };
}

/** Repeatable numbers between -1 and 1. */
export function numbers(size: number, seed: number): Float32Array<ArrayBuffer> {
  let state = seed;
  return new Float32Array(size).map(() => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 31;
  });
}

/**
 * A training step of dense layers with relu between them, softmax cross-entropy and Adam, in plain ops.
 *
 * @param saved the variables' numbers, to go on from
 */
export function mlp(
  backend: core.Backend,
  sizes: readonly number[],
  batchSize: number,
  saved?: readonly core.TypedArray[],
): Training {
  const variables: core.Variable[] = [];
  const variable = (role: core.Role, initial: core.Initializer): core.Variable => {
    const numbers = saved?.[variables.length];
    const made = new Variable(role, numbers ? () => numbers : initial);
    variables.push(made);
    return made;
  };
  const layers = sizes.slice(1).map((outputs, i) => {
    const limit = Math.sqrt(6 / (sizes[i] + outputs));
    return {
      weight: variable("parameter", ([m, n]) => numbers(m * n, 11 + i).map((x) => x * limit)),
      bias: variable("parameter", ([n]) => new Float32Array(n)),
      shape: [sizes[i], outputs] as const,
    };
  });
  const classes = sizes[sizes.length - 1];
  const counter = variable("state", () => [0]);
  const moments = new Map<core.Variable, readonly [core.Variable, core.Variable]>();
  const adam = (
    pass: core.Pass,
    moved: core.Variable,
    w: core.Tensor,
    g: core.Tensor,
    t: core.Tensor,
    rate: core.Tensor,
  ): void => {
    const state = (): core.Variable => variable("state", (shape) => new Float32Array(sizeOf(shape)));
    const [first, second] = moments.get(moved) ?? [state(), state()];
    moments.set(moved, [first, second]);
    const m = ops.add(ops.mul(pass.read(first, w.shape), 0.9), ops.mul(g, 0.1));
    const v = ops.add(ops.mul(pass.read(second, w.shape), 0.999), ops.mul(ops.mul(g, g), 0.001));
    const direction = ops.div(
      ops.div(m, ops.sub(1, ops.pow(0.9, t))),
      ops.add(ops.sqrt(ops.div(v, ops.sub(1, ops.pow(0.999, t)))), 1e-8),
    );
    pass.assign(first, m);
    pass.assign(second, v);
    pass.assign(moved, ops.sub(w, ops.mul(rate, direction)));
  };
  const provideRate = (): number => 1e-3;
  const step = compile(backend, ({ x, y }: Inputs, pass) => {
    const read = layers.map(({ weight, bias, shape }) => {
      return [pass.read(weight, shape), pass.read(bias, [shape[1]])] as const;
    });
    let h = x;
    read.forEach(([w, b], i) => {
      h = ops.add(ops.matmul(h, w), b);
      if (i < read.length - 1) h = ops.relu(h);
    });
    const objective = ops.neg(ops.div(ops.sum(ops.mul(y, ops.logSoftmax(h))), batchSize));
    const parameters = layers.flatMap(({ weight, bias }) => [weight, bias]);
    const leaves = read.flat();
    const count = ops.add(pass.read(counter, [], "int32"), 1);
    pass.assign(counter, count);
    const rate = pass.scalar("rate", provideRate, "float32");
    gradients(objective, leaves).forEach((g, i) => {
      adam(pass, parameters[i], leaves[i], g, ops.cast(count, "float32"), rate);
    });
    return { objective };
  });
  const labels = Float32Array.from({ length: batchSize * classes }, (_, i) => {
    return i % classes === Math.floor(i / classes) % classes ? 1 : 0;
  });
  const batch = {
    x: array(numbers(batchSize * sizes[0], 5), { shape: [batchSize, sizes[0]] }),
    y: array(labels, { shape: [batchSize, classes] }),
  };
  return { step, variables, batch };
}

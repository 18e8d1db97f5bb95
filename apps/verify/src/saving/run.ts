import {
  compile,
  gradients,
  type Layer,
  type Optimizer,
  ops,
  parametersOf,
  type Step,
  type Tensor,
  Variable,
} from "@retrograd/core";
import type { Backend, DType } from "@retrograd/core/backend";

/** For tests: a run that carries all kinds of numbers from step to step. */
export interface Run {
  readonly model: Layer;
  readonly optimizer: Optimizer;
  readonly step: Step<{ x: Tensor; y: Tensor }, { objective: Tensor }>;
}

/** A network with noise and running statistics, an optimizer with two moments and a schedule. */
export function makeRun(backend: Backend, seed: number): Run {
  const model = network();
  const optimizer = descent();
  return { model, optimizer, step: stepOf(model, optimizer, backend, seed) };
}

export function stepOf(model: Layer, optimizer: Optimizer, backend: Backend, seed: number): Run["step"] {
  return compile(
    backend,
    ({ x, y }: { x: Tensor; y: Tensor }, pass) => {
      const error = ops.sub(pass.call(model, x), y);
      const objective = ops.mean(ops.square(error));
      pass.update(optimizer, model, gradients(objective, parametersOf(model)));
      return { objective };
    },
    { seed },
  );
}

/** The batch of step i: every third is shorter, which takes another plan. */
export function batchOf(i: number, dtype: DType): { x: object; y: object } {
  const rows = i % 3 === 2 ? 3 : 5;
  const numbers = (columns: number, phase: number): object => {
    const data = Float64Array.from({ length: rows * columns }, (_, k) => Math.sin(k * 7 + i * 13 + phase));
    return { dtype, shape: [rows, columns], data: dtype === "float64" ? data : Float32Array.from(data) };
  };
  return { x: numbers(4, 0), y: numbers(2, 1) };
}

function affine(units: number): Layer & { readonly weight: Variable; readonly bias: Variable } {
  const weight = new Variable("parameter", (shape, random) =>
    Float64Array.from({ length: shape.reduce((n, axis) => n * axis, 1) }, () => random() - 0.5),
  );
  const bias = new Variable("parameter", ([size = 0]) => new Float64Array(size));
  weight.layout = "transposed";
  return {
    name: "affine",
    weight,
    bias,
    forward(x, pass) {
      const w = pass.read(weight, [x.shape[1] ?? 0, units], x.dtype);
      return ops.add(ops.matmul(x, w), pass.read(bias, [units], x.dtype));
    },
  };
}

function network(): Layer {
  const mean = new Variable("state", ([size = 0]) => new Float64Array(size));
  mean.fileName = "running_mean";
  const [hidden, output] = [affine(3), affine(2)];
  return {
    name: "network",
    ...{ hidden, mean, output },
    forward(x, pass) {
      const z = pass.call(hidden, x);
      const before = pass.read(mean, [3], z.dtype);
      pass.assign(mean, ops.add(ops.mul(before, 0.9), ops.mul(ops.mean(z, { axes: 0 }), 0.1)));
      const noise = ops.uniform(pass.random().key, { ...pass.random(), shape: z.shape, dtype: z.dtype });
      return pass.call(output, ops.relu(ops.sub(ops.add(z, noise), before)));
    },
  };
}

/** v ← 0.9 v + g, s ← 0.99 s + 0.01 g², w ← w − λ v / (√s + 0.01) / step, with λ falling and s starting at 1. */
function descent(): Optimizer {
  return {
    name: "descent",
    learningRate: (step) => 0.05 / (1 + step),
    rates: {},
    state: { steps: 0, counters: new Map(), variables: new Map() },
    update(w, g, moment) {
      const v = ops.add(ops.mul(moment.read("velocity"), 0.9), g);
      const s = ops.add(ops.mul(moment.read("square", 1), 0.99), ops.mul(ops.square(g), 0.01));
      moment.write("velocity", v);
      moment.write("square", s);
      const change = ops.div(v, ops.mul(ops.add(ops.sqrt(s), 0.01), moment.step));
      return ops.sub(w, ops.mul(change, moment.learningRate));
    },
  };
}

import type { Activation, Dense } from "../workloads/workload.ts";

/** One layer y = f(x W + b) in float64. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly activation: Activation;
  readonly weight: Float64Array;
  readonly bias: Float64Array;
}

/** The gradients of one layer's parameters. */
export interface Gradients {
  readonly weight: Float64Array;
  readonly bias: Float64Array;
}

export function layersOf(dense: readonly Dense[], activations: readonly Activation[]): Layer[] {
  return dense.map(({ inputs, outputs, weight, bias }, index) => ({
    inputs,
    outputs,
    activation: activations[index] as Activation,
    weight: Float64Array.from(weight),
    bias: Float64Array.from(bias),
  }));
}

const functions: Record<Activation, (z: number) => number> = {
  identity: (z) => z,
  tanh: Math.tanh,
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  relu: (z) => Math.max(z, 0),
};

/** f'(z) in terms of y = f(z) */
const derivatives: Record<Activation, (y: number) => number> = {
  identity: () => 1,
  tanh: (y) => 1 - y * y,
  sigmoid: (y) => y * (1 - y),
  relu: (y) => (y > 0 ? 1 : 0),
};

/** The input and every layer's y; rows examples. */
export function forward(layers: readonly Layer[], x: Float64Array, rows: number): Float64Array[] {
  const values = [x];
  for (const { inputs, outputs, activation, weight, bias } of layers) {
    const input = values.at(-1) as Float64Array;
    const y = new Float64Array(rows * outputs);
    for (let r = 0; r < rows; r++) {
      const row = y.subarray(r * outputs, (r + 1) * outputs);
      row.set(bias);
      for (let i = 0; i < inputs; i++) {
        const xi = input[r * inputs + i] as number;
        for (let o = 0; o < outputs; o++) row[o] += xi * weight[i * outputs + o];
      }
    }
    values.push(y.map(functions[activation]));
  }
  return values;
}

/**
 * The backward pass: from dy = ∂E/∂y of the last layer to the gradients of every layer's parameters, last layer first. `update`
 * may move a layer's parameters. What goes on to the layer before went through the weights as they were, or, where `late`, as
 * update left them.
 */
export function backward(
  layers: readonly Layer[],
  values: readonly Float64Array[],
  dy: Float64Array,
  rows: number,
  update: (l: number, gradients: Gradients) => void,
  late = false,
): void {
  let dOut = dy;
  for (let l = layers.length - 1; l >= 0; l--) {
    const layer = layers[l] as Layer;
    const y = values[l + 1] as Float64Array;
    const delta = dOut.map((d, k) => d * derivatives[layer.activation](y[k] as number));
    const gradients = parameterGradients(layer, values[l] as Float64Array, delta, rows);
    if (late) update(l, gradients);
    dOut = inputGradient(layer, delta, rows);
    if (!late) update(l, gradients);
  }
}

/** ∂E/∂W = xᵀ δ and ∂E/∂b = Σ δ over rows */
function parameterGradients(
  { inputs, outputs }: Layer,
  x: Float64Array,
  delta: Float64Array,
  rows: number,
): Gradients {
  const weight = new Float64Array(inputs * outputs);
  const bias = new Float64Array(outputs);
  for (let r = 0; r < rows; r++) {
    const row = delta.subarray(r * outputs, (r + 1) * outputs);
    for (let o = 0; o < outputs; o++) bias[o] += row[o];
    for (let i = 0; i < inputs; i++) {
      const xi = x[r * inputs + i] as number;
      for (let o = 0; o < outputs; o++) weight[i * outputs + o] += xi * row[o];
    }
  }
  return { weight, bias };
}

/** ∂E/∂x = δ Wᵀ */
function inputGradient({ inputs, outputs, weight }: Layer, delta: Float64Array, rows: number): Float64Array {
  const dx = new Float64Array(rows * inputs);
  for (let r = 0; r < rows; r++) {
    const row = delta.subarray(r * outputs, (r + 1) * outputs);
    for (let i = 0; i < inputs; i++) {
      let sum = 0;
      for (let o = 0; o < outputs; o++) sum += row[o] * weight[i * outputs + o];
      dx[r * inputs + i] = sum;
    }
  }
  return dx;
}

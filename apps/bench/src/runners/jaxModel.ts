import { lax, nn, numpy as np } from "@jax-js/jax";
import { heads } from "../workloads/w7.ts";
import type { Architecture, ModelWorkload, Numbers, Operand, TrainingPass } from "../workloads/workload.ts";
import type { JaxBackend } from "./jaxDevice.ts";
import { jaxInference, jaxTraining } from "./jaxTraining.ts";
import type { Prepared } from "./runner.ts";

/** Parameters by name. Each is used up by what it is passed to. */
type Parameters = Readonly<Record<string, np.Array>>;

/** The models by jax-js's operations: it has no layers. Images are channels first, as its convolution wants them. */
export function jaxModel(backend: JaxBackend, workload: ModelWorkload): Omit<Prepared, "begin"> {
  const { architecture, batchSize, loss, optimizer, pool } = workload;
  const images = workload.inputShape.length === 3;
  const [height, width, channels] = workload.inputShape as [number, number, number];
  const names = workload.parameters.map(({ name }) => name);
  const forward = (parameters: np.Array[], x: np.Array) =>
    models[architecture](Object.fromEntries(names.map((name, k) => [name, parameters[k]])), x, workload.pass);
  const own = {
    ...workload,
    pool: pool.map(({ x, targets }) => ({
      x: images ? transposed(x, [batchSize, height, width, channels], [0, 3, 1, 2]) : x,
      targets,
    })),
  };
  const model = {
    forward,
    parameters: workload.parameters.map((parameter) => parameterOf(parameter, architecture)),
    inputShape: [batchSize, ...(images ? [channels, height, width] : workload.inputShape)],
    targetShape: [batchSize, ...workload.targetShape],
    loss,
    optimizer,
  };
  return workload.pass === "inference" ? jaxInference(backend, own, model) : jaxTraining(backend, own, model);
}

function parameterOf({ name, shape, values }: Operand, architecture: Architecture): np.Array {
  // Filters to [out, in, height, width]; the dense layer's rows from [height, width, channels] to channels first.
  if (shape.length === 4)
    return np.array(transposed(values, shape, [3, 2, 0, 1]), {
      shape: [3, 2, 0, 1].map((k) => shape[k] as number),
    });
  if (architecture === "lenet" && name === "dense.weight")
    return np.array(transposed(values, [7, 7, 16, 10], [2, 0, 1, 3]), { shape: [...shape] });
  return np.array(values, { shape: [...shape] });
}

/** The numbers of an array of this shape, its axes in another order. */
function transposed(values: Numbers, shape: readonly number[], order: readonly number[]): Numbers {
  const strides = shape.map((_, k) => shape.slice(k + 1).reduce((product, axis) => product * axis, 1));
  const sizes = order.map((k) => shape[k] as number);
  const steps = order.map((k) => strides[k] as number);
  const at = sizes.map(() => 0);
  return values.map(() => {
    const value = values[at.reduce((sum, index, k) => sum + index * (steps[k] as number), 0)] as number;
    for (let k = at.length - 1; k >= 0; k--) {
      at[k] = ((at[k] as number) + 1) % (sizes[k] as number);
      if (at[k] !== 0) break;
    }
    return value;
  }) as Numbers;
}

const models: Readonly<Record<Architecture, (p: Parameters, x: np.Array, pass: TrainingPass) => np.Array>> = {
  lenet: (p, x) => {
    const block = (input: np.Array, i: 1 | 2): np.Array => {
      const bias = p[`conv${i}.bias`].reshape([1, -1, 1, 1]);
      const z = lax.conv(input, p[`conv${i}.weight`], [1, 1], "SAME").add(bias);
      return lax.reduceWindow(nn.relu(z), (window) => np.max(window), [2, 2], [2, 2]);
    };
    const y = block(block(x, 1), 2);
    return np.matmul(y.reshape([y.shape[0], -1]), p["dense.weight"]).add(p["dense.bias"]);
  },
  residual: (p, x, pass) => {
    const block = (input: np.Array, i: 1 | 2): np.Array => {
      const z = lax.conv(input, p[`conv${i}.weight`], [1, 1], "SAME");
      const standard =
        pass === "training"
          ? nn.standardize(z, [0, 2, 3], { epsilon: 1e-5 })
          : z.mul(1 / Math.sqrt(1 + 1e-5));
      const gain = p[`norm${i}.gain`].reshape([1, -1, 1, 1]);
      return nn.relu(standard.mul(gain).add(p[`norm${i}.bias`].reshape([1, -1, 1, 1])));
    };
    const y = x.ref.add(block(block(x, 1), 2));
    return np.matmul(np.mean(y, [2, 3]), p["dense.weight"]).add(p["dense.bias"]);
  },
  lstm: (p, x) => {
    const [batch, steps] = x.shape as [number, number];
    const units = p["recurrent.weight"].shape[0] as number;
    // All steps' inputs in one product.
    const projected = np.split(np.matmul(x, p["input.weight"]).add(p.bias), steps, 1);
    let h = np.zeros([batch, units]);
    let c = np.zeros([batch, units]);
    projected.forEach((input, t) => {
      const weight = t < steps - 1 ? p["recurrent.weight"].ref : p["recurrent.weight"];
      const z = input.reshape([batch, 4 * units]).add(np.matmul(h, weight));
      const [i, f, g, o] = np.split(z, 4, 1) as [np.Array, np.Array, np.Array, np.Array];
      c = nn
        .sigmoid(f)
        .mul(c)
        .add(nn.sigmoid(i).mul(np.tanh(g)));
      h = nn.sigmoid(o).mul(np.tanh(c.ref));
    });
    c.dispose();
    return np.matmul(h, p["dense.weight"]).add(p["dense.bias"]);
  },
  transformer: (p, x) => {
    const [batch, positions, features] = x.shape as [number, number, number];
    const norm = (input: np.Array, i: 1 | 2) =>
      nn.standardize(input, -1, { epsilon: 1e-5 }).mul(p[`norm${i}.gain`]).add(p[`norm${i}.bias`]);
    const dense = (input: np.Array, name: string) =>
      np.matmul(input, p[`${name}.weight`]).add(p[`${name}.bias`]);
    const split = (input: np.Array) => input.reshape([batch, positions, heads, features / heads]);

    const n1 = norm(x.ref, 1);
    const q = split(dense(n1.ref, "query"));
    const k = split(dense(n1.ref, "key"));
    const v = split(dense(n1, "value"));
    const attended = nn.dotProductAttention(q, k, v, { isCausal: true });
    const y = x.add(dense(attended.reshape([batch, positions, features]), "output"));
    const up = dense(norm(y.ref, 2), "up");
    const gelu = up.ref.mul(0.5).mul(lax.erf(up.mul(Math.SQRT1_2)).add(1));
    return y.add(dense(gelu, "down"));
  },
};

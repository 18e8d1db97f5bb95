import * as tf from "@tensorflow/tfjs-core";
import { heads } from "../workloads/w7.ts";
import type { Architecture, ModelWorkload, TrainingPass } from "../workloads/workload.ts";
import type { Cannot, Prepared } from "./runner.ts";
import type { TfjsBackend, TfjsBegin } from "./tfjsDevice.ts";
import { tfjsInference, tfjsTraining } from "./tfjsTraining.ts";

type Parameters = Readonly<Record<string, tf.Tensor>>;

/** The models by tfjs's operations, which its layers are made of too. */
export function tfjsModel(
  backend: TfjsBackend,
  workload: ModelWorkload,
  begin: TfjsBegin,
): Prepared | Cannot {
  const { architecture, batchSize, pass, loss, optimizer } = workload;
  const images = workload.inputShape.length === 3;
  if (backend === "wasm" && images && pass === "training")
    return { cannot: "has no kernel for the gradient of a convolution's filter" };
  const variables = workload.parameters.map(({ values, shape }) =>
    tf.variable(tf.tensor(values, [...shape])),
  );
  const parameters = Object.fromEntries(workload.parameters.map(({ name }, k) => [name, variables[k]]));
  const forward = (x: tf.Tensor) => models[architecture](parameters, x, pass);
  const inputShape = [batchSize, ...workload.inputShape];
  if (pass === "inference") return tfjsInference(workload, begin, { forward, variables, inputShape });
  const targetShape = [batchSize, ...workload.targetShape];
  return tfjsTraining(workload, begin, { forward, variables, loss, optimizer, inputShape, targetShape });
}

const models: Readonly<Record<Architecture, (p: Parameters, x: tf.Tensor, pass: TrainingPass) => tf.Tensor>> =
  {
    lenet: (p, x) => {
      const block = (input: tf.Tensor, i: 1 | 2): tf.Tensor => {
        const filter = p[`conv${i}.weight`] as tf.Tensor4D;
        const bias = p[`conv${i}.bias`];
        const options = { strides: 1, pad: "same", activation: "relu" } as const;
        const z = tf.fused.conv2d({ x: input as tf.Tensor4D, filter, bias, ...options });
        return tf.maxPool(z as tf.Tensor4D, 2, 2, "valid");
      };
      const y = block(block(x, 1), 2);
      return linear(tf.reshape(y, [y.shape[0], -1]), p, "dense");
    },
    residual: (p, x, pass) => {
      const block = (input: tf.Tensor, i: 1 | 2): tf.Tensor => {
        const z = tf.conv2d(input as tf.Tensor4D, p[`conv${i}.weight`] as tf.Tensor4D, 1, "same");
        const { mean, variance } =
          pass === "training" ? tf.moments(z, [0, 1, 2]) : { mean: tf.zeros([32]), variance: tf.ones([32]) };
        return tf.relu(
          tf.batchNorm(
            z,
            mean as tf.Tensor1D,
            variance as tf.Tensor1D,
            p[`norm${i}.bias`] as tf.Tensor1D,
            p[`norm${i}.gain`] as tf.Tensor1D,
            1e-5,
          ),
        );
      };
      const y = tf.add(x, block(block(x, 1), 2));
      return linear(tf.mean(y, [1, 2]), p, "dense");
    },
    lstm: (p, x) => {
      const [batch, steps, features] = x.shape as [number, number, number];
      const units = p["recurrent.weight"].shape[0] as number;
      const rows = tf.reshape(x, [batch * steps, features]);
      // All steps' inputs in one product.
      const projected = tf.reshape(tf.add(tf.matMul(rows, p["input.weight"]), p.bias), [
        batch,
        steps,
        4 * units,
      ]);
      let h: tf.Tensor = tf.zeros([batch, units]);
      let c: tf.Tensor = tf.zeros([batch, units]);
      for (const input of tf.unstack(projected, 1)) {
        const [i, f, g, o] = tf.split(tf.add(input, tf.matMul(h, p["recurrent.weight"])), 4, 1);
        c = tf.add(tf.mul(tf.sigmoid(f), c), tf.mul(tf.sigmoid(i), tf.tanh(g)));
        h = tf.mul(tf.sigmoid(o), tf.tanh(c));
      }
      return linear(h, p, "dense");
    },
    transformer: (p, x) => {
      const [batch, positions, features] = x.shape as [number, number, number];
      const norm = (input: tf.Tensor, i: 1 | 2): tf.Tensor => {
        const { mean, variance } = tf.moments(input, -1, true);
        const standard = tf.mul(tf.sub(input, mean), tf.rsqrt(tf.add(variance, 1e-5)));
        return tf.add(tf.mul(standard, p[`norm${i}.gain`]), p[`norm${i}.bias`]);
      };
      const split = (input: tf.Tensor) =>
        tf.transpose(tf.reshape(input, [batch, positions, heads, features / heads]), [0, 2, 1, 3]);

      const rows = tf.reshape(x, [batch * positions, features]);
      const n1 = norm(rows, 1);
      const [q, k, v] = ["query", "key", "value"].map((name) => split(linear(n1, p, name)));
      const scores = tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(features / heads));
      const attended = tf.matMul(tf.softmax(tf.add(scores, hidden(positions))), v);
      const joined = tf.reshape(tf.transpose(attended, [0, 2, 1, 3]), [batch * positions, features]);
      const y = tf.add(rows, linear(joined, p, "output"));
      const up = linear(norm(y, 2), p, "up");
      const gelu = tf.mul(tf.mul(up, 0.5), tf.add(tf.erf(tf.mul(up, Math.SQRT1_2)), 1));
      return tf.reshape(tf.add(y, linear(gelu, p, "down")), [batch, positions, features]);
    },
  };

function linear(x: tf.Tensor, p: Parameters, name: string): tf.Tensor {
  const b = p[`${name}.weight`];
  return tf.fused.matMul({ a: x, b, bias: p[`${name}.bias`], activation: "linear" });
}

/** -1e9 where a position may not look, else 0. */
function hidden(positions: number): tf.Tensor {
  const rows = Array.from({ length: positions }, (_, i) =>
    Array.from({ length: positions }, (_, j) => (j > i ? -1e9 : 0)),
  );
  return tf.tensor2d(rows);
}

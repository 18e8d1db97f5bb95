import * as tf from "@tensorflow/tfjs-core";
import { probed } from "../figures.ts";
import { layerNormEpsilon } from "../workloads/w8.ts";
import type { ProductWorkload, RowsOperation, RowsWorkload } from "../workloads/workload.ts";
import type { Prepared } from "./runner.ts";

export function tfjsProduct(workload: ProductWorkload, begin: () => Promise<void>): Prepared {
  const { n } = workload;
  const a = tf.tensor2d(workload.a, [n, n]);
  const b = tf.tensor2d(workload.b, [n, n]);
  return prepared(workload, begin, [a, b], () => [tf.matMul(a, b)]);
}

export function tfjsRows(workload: RowsWorkload, begin: () => Promise<void>): Prepared {
  const operands = workload.operands.map(({ values, shape }) => tf.tensor(values, [...shape]));
  const dy = tf.tensor(workload.dy, [workload.rows, workload.columns]);
  const formula = formulas[workload.operation];
  const forward = () => [formula(operands)];
  const both = () => {
    const { value, grads } = tf.engine().gradients(() => formula(operands), operands, dy);
    return [value, ...grads];
  };
  return prepared(workload, begin, [...operands, dy], workload.pass === "forward" ? forward : both);
}

/** tfjs has neither gelu nor layer normalization as one kernel: each is what a user would compose. */
const formulas: Record<RowsOperation, (operands: readonly tf.Tensor[]) => tf.Tensor> = {
  add: ([a, b]) => tf.add(a, b),
  mulAddRelu: ([a, b, c]) => tf.relu(tf.add(tf.mul(a, b), c)),
  gelu: ([x]) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1)),
  softmax: ([x]) => tf.softmax(x),
  layerNorm: ([x, gain, bias]) => {
    const centred = tf.sub(x, tf.mean(x, -1, true));
    const variance = tf.mean(tf.square(centred), -1, true);
    return tf.add(tf.mul(tf.mul(centred, tf.rsqrt(tf.add(variance, layerNormEpsilon))), gain), bias);
  },
};

function prepared(
  workload: ProductWorkload | RowsWorkload,
  begin: () => Promise<void>,
  operands: tf.Tensor[],
  evaluate: () => tf.Tensor[],
): Prepared {
  return {
    deviation: null,
    begin,
    step() {
      tf.tidy(() => {
        evaluate();
      });
    },
    async figures() {
      const outputs = tf.tidy(evaluate);
      const values = outputs.map((output) => output.dataSync());
      tf.dispose(outputs);
      return probed(workload, values);
    },
    // Both backends compute in the call itself.
    sync: async () => {},
    dispose: () => tf.dispose(operands),
  };
}

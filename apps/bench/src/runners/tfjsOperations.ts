import * as tf from "@tensorflow/tfjs-core";
import { probed } from "../figures.ts";
import { layerNormEpsilon } from "../workloads/w8.ts";
import type { ProductWorkload, RowsOperation, RowsWorkload } from "../workloads/workload.ts";
import type { Prepared } from "./runner.ts";
import { read, settled, type TfjsBegin } from "./tfjsDevice.ts";

export function tfjsProduct(workload: ProductWorkload, begin: TfjsBegin): Prepared {
  const { n, transposition } = workload;
  const a = tf.tensor2d(workload.a, [n, n]);
  const b = tf.tensor2d(workload.b, [n, n]);
  return prepared(workload, begin, [a, b], () => [
    tf.matMul(a, b, transposition[0] === "T", transposition[1] === "T"),
  ]);
}

export function tfjsRows(workload: RowsWorkload, begin: TfjsBegin): Prepared {
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
  begin: TfjsBegin,
  operands: tf.Tensor[],
  evaluate: () => tf.Tensor[],
): Prepared {
  let latest: tf.Tensor[] = [];
  return {
    deviation: null,
    begin,
    step() {
      tf.dispose(latest);
      latest = tf.tidy(evaluate);
    },
    async figures() {
      const outputs = tf.tidy(evaluate);
      const values = await Promise.all(outputs.map(read));
      tf.dispose(outputs);
      return probed(workload, values);
    },
    sync: () => settled(latest.at(-1)),
    dispose: () => tf.dispose([...operands, ...latest]),
  };
}

import { blockUntilReady, jit, lax, nn, numpy as np, tree, vjp } from "@jax-js/jax";
import { probed } from "../figures.ts";
import { layerNormEpsilon } from "../workloads/w8.ts";
import type { ProductWorkload, RowsOperation, RowsWorkload } from "../workloads/workload.ts";
import type { Prepared } from "./runner.ts";

export function jaxProduct(workload: ProductWorkload): Prepared {
  const { n, a, b } = workload;
  const operands = [np.array(a, { shape: [n, n] }), np.array(b, { shape: [n, n] })];
  return prepared(workload, operands, ([left, right]) => [np.matmul(left, right)]);
}

export function jaxRows(workload: RowsWorkload): Prepared {
  const operands = workload.operands.map(({ values, shape }) => np.array(values, { shape: [...shape] }));
  const dy = np.array(workload.dy, { shape: [workload.rows, workload.columns] });
  const formula = formulas[workload.operation];
  if (workload.pass === "forward") {
    dy.dispose();
    return prepared(workload, operands, (own) => [formula(own)]);
  }
  return prepared(workload, [...operands, dy], (all) => {
    const [out, back] = vjp(formula, [all.slice(0, -1)]);
    const [gradients] = back(all.at(-1) as np.Array);
    back.dispose();
    return [out, ...(gradients as np.Array[])];
  });
}

const formulas: Record<RowsOperation, (operands: np.Array[]) => np.Array> = {
  add: ([a, b]) => a.add(b),
  mulAddRelu: ([a, b, c]) => nn.relu(a.mul(b).add(c)),
  gelu: ([x]) => x.ref.mul(0.5).mul(lax.erf(x.mul(Math.SQRT1_2)).add(1)),
  softmax: ([x]) => nn.softmax(x, -1),
  layerNorm: ([x, gain, bias]) => nn.standardize(x, -1, { epsilon: layerNormEpsilon }).mul(gain).add(bias),
};

function prepared(
  workload: ProductWorkload | RowsWorkload,
  operands: np.Array[],
  evaluate: (operands: np.Array[]) => np.Array[],
): Prepared {
  const compiled = jit(evaluate);
  const outputs = () => compiled(operands.map((operand) => operand.ref));
  return {
    deviation: null,
    begin: async () => {},
    async step() {
      // Nothing is computed until one of the outputs is waited for; then all of them are.
      const results = outputs();
      await blockUntilReady(results[0]);
      tree.dispose(results);
    },
    figures: async () =>
      probed(
        workload,
        outputs().map((output) => output.dataSync()),
      ),
    sync: async () => {},
    dispose() {
      tree.dispose(operands);
      compiled.dispose();
    },
  };
}

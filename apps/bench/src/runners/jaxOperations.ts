import { jit, lax, nn, numpy as np, tree, vjp } from "@jax-js/jax";
import { probed } from "../figures.ts";
import { layerNormEpsilon } from "../workloads/w8.ts";
import type { ProductWorkload, RowsOperation, RowsWorkload } from "../workloads/workload.ts";
import { computed, finished, type JaxBackend } from "./jaxDevice.ts";
import type { Prepared } from "./runner.ts";

export function jaxProduct(backend: JaxBackend, workload: ProductWorkload): Omit<Prepared, "begin"> {
  const { n, transposition, a, b } = workload;
  const operands = [np.array(a, { shape: [n, n] }), np.array(b, { shape: [n, n] })];
  return prepared(backend, workload, operands, ([left, right]) => [
    np.matmul(
      transposition[0] === "T" ? np.transpose(left) : left,
      transposition[1] === "T" ? np.transpose(right) : right,
    ),
  ]);
}

export function jaxRows(backend: JaxBackend, workload: RowsWorkload): Omit<Prepared, "begin"> {
  const operands = workload.operands.map(({ values, shape }) => np.array(values, { shape: [...shape] }));
  const dy = np.array(workload.dy, { shape: [workload.rows, workload.columns] });
  const formula = formulas[workload.operation];
  if (workload.pass === "forward") {
    dy.dispose();
    return prepared(backend, workload, operands, (own) => [formula(own)]);
  }
  return prepared(backend, workload, [...operands, dy], (all) => {
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
  backend: JaxBackend,
  workload: ProductWorkload | RowsWorkload,
  operands: np.Array[],
  evaluate: (operands: np.Array[]) => np.Array[],
): Omit<Prepared, "begin"> {
  const compiled = jit(evaluate);
  const outputs = () => compiled(operands.map((operand) => operand.ref));
  let latest: np.Array[] = [];
  return {
    deviation: null,
    step() {
      tree.dispose(latest);
      latest = outputs();
      // Nothing is computed until one of the outputs is asked for; then all of them are.
      return computed(backend, latest[0].ref);
    },
    figures: async () => probed(workload, await Promise.all(outputs().map((output) => output.data()))),
    sync: () => finished(latest.at(-1) ?? null),
    dispose() {
      tree.dispose(latest);
      tree.dispose(operands);
      compiled.dispose();
    },
  };
}

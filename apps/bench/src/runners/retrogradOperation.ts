import { type Backend, compile, gradients, ops, type Tensor, Variable } from "@retrograd/core";
import { type Figures, probed } from "../figures.ts";
import { layerNormEpsilon } from "../workloads/w8.ts";
import type { ProductWorkload, RowsWorkload } from "../workloads/workload.ts";
import type { Prepared } from "./runner.ts";

/** One operation; operands and results stay in variables on the backend. */
export function retrogradOperation(backend: Backend, workload: ProductWorkload | RowsWorkload): Prepared {
  const operands = operandsOf(workload).map(({ name, shape, values }) => {
    return { name, variable: new Variable("state", () => values, shape, "float32") };
  });
  const dy =
    workload.kind === "rows"
      ? new Variable("state", () => workload.dy, [workload.rows, workload.columns], "float32")
      : null;
  const results: Variable[] = [];
  const trace = (read: (variable: Variable) => Tensor): Tensor[] => {
    const tensors = operands.map(({ variable }) => read(variable));
    const out = evaluate(workload, tensors);
    if (!dy || workload.kind !== "rows" || workload.pass === "forward") return [out];
    return [out, ...gradients(ops.sum(ops.mul(read(dy), out)), tensors)];
  };
  const step = compile<Record<never, never>>(backend, (_, pass) => {
    const outputs = trace((variable) => pass.read(variable));
    while (results.length < outputs.length) results.push(new Variable("state", zerosOf));
    for (const [i, output] of outputs.entries()) pass.assign(results[i] as Variable, output);
    return {};
  });
  const done = new Variable("state", zerosOf, [1], "float32");
  return {
    deviation: null,
    async figures(): Promise<Figures> {
      step({});
      const outputs = results.flatMap(({ memory }) => memory ?? []);
      return probed(workload, await backend.read(outputs));
    },
    async begin() {
      done.memory ??= backend.allocate("float32", 1);
    },
    step: () => {
      step({});
    },
    async sync() {
      await backend.read(done.memory ? [done.memory] : []);
    },
    dispose: () => step.dispose(),
  };
}

function operandsOf(workload: ProductWorkload | RowsWorkload): RowsWorkload["operands"] {
  if (workload.kind === "rows") return workload.operands;
  const { n, a, b } = workload;
  return [
    { name: "a", shape: [n, n], values: a },
    { name: "b", shape: [n, n], values: b },
  ];
}

function evaluate(workload: ProductWorkload | RowsWorkload, [a, b, c]: readonly Tensor[]): Tensor {
  const [x, y, z] = [a, b, c] as [Tensor, Tensor, Tensor];
  if (workload.kind === "product") {
    const { transposition } = workload;
    return ops.matmul(x, y, { transposeA: transposition[0] === "T", transposeB: transposition[1] === "T" });
  }
  switch (workload.operation) {
    case "add":
      return ops.add(x, y);
    case "mulAddRelu":
      return ops.relu(ops.add(ops.mul(x, y), z));
    case "gelu":
      return ops.gelu(x);
    case "softmax":
      return ops.softmax(x);
    case "layerNorm":
      return ops.layerNorm(x, { gamma: y, beta: z, epsilon: layerNormEpsilon });
  }
}

const zerosOf = (shape: readonly number[]): Float32Array =>
  new Float32Array(shape.reduce((size, axis) => size * axis, 1));

import { type DType, gradients, ops, type Tensor } from "@retrograd/core";
import type { Backend } from "@retrograd/core/backend";
import { arraysOf, mapped } from "./arrays.ts";
import { Findings } from "./findings.ts";
import type { OperatorCase } from "./format.ts";
import { applyOperator, missingOperator, needed, runSteps } from "./program.ts";
import { goldenStep } from "./run.ts";
import { type Allowance, exactly, withinError } from "./tolerance.ts";

type Tensors = Readonly<Record<string, Tensor>>;

/** Why a case can't be made yet. */
export function operatorMissing({ op, steps = [] }: OperatorCase): string | undefined {
  return missingOperator(op === undefined ? steps.map((step) => step.op) : [op]);
}

/** Outputs, and the gradients of Σ outputs · cotangents, in one plan. */
export async function runOperatorCase(golden: OperatorCase, backend: Backend, dtype: DType): Promise<void> {
  const { inputs, outputs, grads = {}, cotangents = {}, float32Error = {} } = golden;
  using step = goldenStep(backend, golden.name, (given) => {
    const x = mapped(inputs, (_, name) => needed(given, name));
    const dy = mapped(cotangents, (_, name) => needed(given, cotangentOf(name)));
    const y =
      golden.op === undefined
        ? runSteps(golden.steps ?? [], x, inputs)
        : applyOperator(golden.op, x, golden.attrs, (argument) => inputs[argument]?.data);
    const of = Object.keys(grads);
    const cost = of.length > 0 ? [contraction(y, dy)] : [];
    const slopes = cost.flatMap((each) =>
      gradients(
        each,
        of.map((name) => needed(x, name)),
      ),
    );
    return {
      y: mapped(outputs, (_, name) => needed(y, name)),
      dx: Object.fromEntries(of.map((name, i) => [name, slopes[i] as Tensor])),
    };
  });
  const given = Object.entries(arraysOf(cotangents, dtype)).map(([name, dy]) => [cotangentOf(name), dy]);
  const results = step.run({ ...arraysOf(inputs, dtype), ...Object.fromEntries(given) });
  const found = new Findings(dtype);
  const allowance = (error: number | undefined): Allowance =>
    golden.tags?.includes("exact") ? exactly : withinError(error);
  for (const [name, want] of Object.entries(outputs))
    await found.output(name, results("y", name), want, allowance(float32Error.outputs?.[name]));
  for (const [name, want] of Object.entries(grads))
    await found.output(`∂/∂${name}`, results("dx", name), want, allowance(float32Error.grads?.[name]));
  found.conclude();
}

const cotangentOf = (name: string): string => `cotangent of ${name}`;

/** Σ over outputs of Σ y · dy: what the golden gradients are of. */
function contraction(results: Tensors, cotangents: Tensors): Tensor {
  const terms = Object.entries(cotangents).map(([name, dy]) => ops.sum(ops.mul(needed(results, name), dy)));
  const [first, ...others] = terms;
  if (!first) throw new Error("the case asks for gradients, but gives no cotangents");
  return others.reduce((sum, term) => ops.add(sum, term), first);
}

import {
  compile,
  type DType,
  gradients,
  type NumericArray,
  type Output,
  ops,
  type Tensor,
} from "@retrograd/core";
import type { Backend } from "@retrograd/core/backend";
import { arraysOf, mapped } from "./arrays.ts";
import { Findings } from "./findings.ts";
import type { OperatorCase } from "./format.ts";
import { applyOperator, missingOperator, needed, runSteps } from "./program.ts";
import { type Allowance, exactly, withinError } from "./tolerance.ts";

type Tensors = Readonly<Record<string, Tensor>>;

/** Why a case can't be made yet. */
export function operatorMissing({ op, steps = [] }: OperatorCase): string | undefined {
  return missingOperator(op === undefined ? steps.map((step) => step.op) : [op]);
}

/** Outputs, and the gradients of Σ outputs · cotangents, in one plan. */
export async function runOperatorCase(golden: OperatorCase, backend: Backend, dtype: DType): Promise<void> {
  const { outputs, grads = {}, cotangents = {}, float32Error = {} } = golden;
  const given = { x: arraysOf(golden.inputs, dtype), dy: arraysOf(cotangents, dtype) };
  const trace = ({ x, dy = {} }: { readonly x: Tensors; readonly dy?: Tensors }) => {
    const results =
      golden.op === undefined
        ? runSteps(golden.steps ?? [], x, golden.inputs)
        : applyOperator(golden.op, x, golden.attrs, (argument) => golden.inputs[argument]?.data);
    const named = Object.keys(grads);
    const of = named.map((name) => needed(x, name));
    const dx = of.length > 0 ? gradients(contraction(results, dy), of) : [];
    return {
      y: mapped(outputs, (_, name) => needed(results, name)),
      dx: Object.fromEntries(named.map((name, i) => [name, dx[i] as Tensor])),
    };
  };
  using step = compile(backend, trace, { name: golden.name });
  const results = step(given);
  const found = new Findings(dtype);
  const allowance = (error: number | undefined): Allowance =>
    golden.tags?.includes("exact") ? exactly : withinError(error);
  for (const [name, want] of Object.entries(outputs))
    found.tensor(name, await read(results.y[name]), want, allowance(float32Error.outputs?.[name]));
  for (const [name, want] of Object.entries(grads))
    found.tensor(`∂/∂${name}`, await read(results.dx[name]), want, allowance(float32Error.grads?.[name]));
  found.conclude();
}

/** Σ over outputs of Σ y · dy: what the golden gradients are of. */
function contraction(results: Tensors, cotangents: Tensors): Tensor {
  const terms = Object.entries(cotangents).map(([name, dy]) => ops.sum(ops.mul(needed(results, name), dy)));
  const [first, ...others] = terms;
  if (!first) throw new Error("the case asks for gradients, but gives no cotangents");
  return others.reduce((sum, term) => ops.add(sum, term), first);
}

async function read(output: Output | undefined): Promise<NumericArray | undefined> {
  return await output?.readArray();
}

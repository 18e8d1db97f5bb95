import type { Tensor } from "@retrograd/core";
import { Unsupported } from "../check.ts";
import { Attributes } from "./attributes.ts";
import type { GoldenStep, GoldenTensors } from "./format.ts";
import { operators } from "./operators/index.ts";
import type { Numbers } from "./operators/operator.ts";

/** Applies a golden operator. */
export function applyOperator(
  op: string,
  inputs: Readonly<Record<string, Tensor>>,
  attrs: unknown,
  numbers: Numbers,
): Readonly<Record<string, Tensor>> {
  const operator = operators[op];
  if (!operator) throw new Unsupported(reasonFor(op));
  const attributes = new Attributes(attrs);
  const results = operator(inputs, attributes, numbers);
  attributes.expectAllAsked(op);
  return results;
}

/** Runs steps in order, on values by name, of which `data` holds the numbers that are given; gives all values. */
export function runSteps(
  steps: readonly GoldenStep[],
  given: Readonly<Record<string, Tensor>>,
  data: GoldenTensors,
): Readonly<Record<string, Tensor>> {
  const values: Record<string, Tensor> = { ...given };
  for (const step of steps) {
    const inputs: Record<string, Tensor> = {};
    for (const [argument, name] of Object.entries(step.in)) inputs[argument] = needed(values, name);
    const results = applyOperator(
      step.op,
      inputs,
      step.attrs,
      (argument) => data[step.in[argument] ?? ""]?.data,
    );
    for (const [result, name] of Object.entries(step.out)) values[name] = needed(results, result);
  }
  return values;
}

export function needed<T>(values: Readonly<Record<string, T>>, name: string): T {
  const value = values[name];
  if (value === undefined) throw new Error(`there is no value ${name}`);
  return value;
}

/** Why a case can't be made on any backend: the first operator that the library doesn't have. */
export function missingOperator(ops: readonly string[]): string | undefined {
  const missing = ops.find((op) => !operators[op]);
  return missing === undefined ? undefined : reasonFor(missing);
}

function reasonFor(op: string): string {
  return `there is no operation ${op}`;
}

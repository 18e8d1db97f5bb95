import {
  type Backend,
  clipByGlobalNorm,
  gradients,
  type Optimizer,
  type Pass,
  type Tensor,
} from "@retrograd/core";
import { mapped } from "./arrays.ts";
import type { NetworkCase } from "./format.ts";
import { needed, runSteps } from "./program.ts";
import { goldenStep } from "./run.ts";
import type { Variables } from "./variables.ts";

type Tensors = Readonly<Record<string, Tensor>>;

/** A step of training of a golden network: its loss, values and gradients before the step. */
export function networkStep(
  golden: NetworkCase,
  backend: Backend,
  model: Variables,
  buffers: Variables,
  optimizer: Optimizer,
) {
  const { program, clipGlobalNorm, values = {}, valueGrads = {} } = golden;
  return goldenStep(backend, golden.name, (inputs, pass) => {
    const parameters = read(model, pass);
    const all = runSteps(program.steps, { ...inputs, ...parameters, ...read(buffers, pass) }, golden.inputs);
    const loss = needed(all, program.loss);
    const deltas = Object.keys(valueGrads);
    const of = [...Object.values(parameters), ...deltas.map((name) => needed(all, name))];
    const slopes = gradients(loss, of);
    const count = Object.keys(parameters).length;
    const ofParameters = slopes.slice(0, count);
    const clipped = clipGlobalNorm ? clipByGlobalNorm(ofParameters, clipGlobalNorm) : ofParameters;
    pass.update(optimizer, model, clipped);
    for (const [buffer, value] of Object.entries(program.bufferUpdates ?? {}))
      pass.assign(needed(buffers, buffer), needed(all, value));
    return {
      loss: { E: loss },
      values: mapped(values, (_, name) => needed(all, name)),
      grads: named(Object.keys(parameters), ofParameters),
      valueGrads: named(deltas, slopes.slice(count)),
    };
  });
}

function read(variables: Variables, pass: Pass): Tensors {
  return mapped(variables, (variable) => pass.read(variable));
}

function named(names: readonly string[], tensors: readonly Tensor[]): Tensors {
  return Object.fromEntries(names.map((name, i) => [name, tensors[i] as Tensor]));
}

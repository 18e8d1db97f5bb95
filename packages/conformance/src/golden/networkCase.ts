import type { DType } from "@retrograd/core";
import type { Backend } from "@retrograd/core/backend";
import { arraysOf } from "./arrays.ts";
import { Findings } from "./findings.ts";
import type { NetworkCase } from "./format.ts";
import { networkStep } from "./networkStep.ts";
import { optimizerMissing, optimizerOf } from "./optimizers.ts";
import { missingOperator } from "./program.ts";
import { afterSteps, withinError } from "./tolerance.ts";
import { numbersOf, released, variablesOf } from "./variables.ts";

export function networkMissing({ program, optimizer }: NetworkCase): string | undefined {
  return missingOperator(program.steps.map(({ op }) => op)) ?? optimizerMissing(optimizer);
}

/** A network: values and all gradients at the start, the loss before every step, parameters and buffers at the end. */
export async function runNetworkCase(golden: NetworkCase, backend: Backend, dtype: DType): Promise<void> {
  const model = variablesOf(golden.params, "parameter", dtype);
  const buffers = variablesOf(golden.buffers ?? {}, "state", dtype);
  const optimizer = optimizerOf(golden.optimizer);
  const found = new Findings(dtype);
  const { loss = 0, grads = 0, paramsAfter = 0, paramsAfterNoise = 0 } = golden.float32Error ?? {};
  const atEnd = afterSteps(paramsAfter, paramsAfterNoise);
  using step = networkStep(golden, backend, model, buffers, optimizer);
  using _ = released([model, buffers], optimizer);
  const inputs = arraysOf(golden.inputs, dtype);
  for (let s = 0; s <= golden.optimizerSteps; s++) {
    if (s > 0 && s === golden.optimizerSteps) {
      // Read before the last run, which is there for its loss, moves them on.
      const after = { ...(await numbersOf(model, backend)), ...(await numbersOf(buffers, backend)) };
      for (const [name, want] of Object.entries({ ...golden.paramsAfter, ...golden.buffersAfter }))
        found.tensor(`${name} after ${s} steps`, after[name], want, atEnd);
    }
    const results = step.run(inputs);
    const want = golden.losses[s];
    const name = s === 0 ? "loss" : `loss after step ${s}`;
    const got = (await results("loss", "E")?.read()) ?? Number.NaN;
    if (want !== undefined) found.number(name, got, want, s === 0 ? withinError(loss) : atEnd);
    if (s > 0) continue;
    found.number(name, got, golden.loss, withinError(loss));
    for (const [value, tensor] of Object.entries(golden.values ?? {}))
      await found.output(value, results("values", value), tensor, withinError());
    for (const [parameter, tensor] of Object.entries(golden.grads))
      await found.output(`∂E/∂${parameter}`, results("grads", parameter), tensor, withinError(grads));
    for (const [value, tensor] of Object.entries(golden.valueGrads ?? {}))
      await found.output(`∂E/∂${value}`, results("valueGrads", value), tensor, withinError(grads));
  }
  found.conclude();
}

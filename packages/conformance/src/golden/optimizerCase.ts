import type { DType } from "@retrograd/core";
import type { Backend } from "@retrograd/core/backend";
import { arraysOf } from "./arrays.ts";
import { Findings } from "./findings.ts";
import type { OptimizerCase } from "./format.ts";
import { optimizerOf } from "./optimizers.ts";
import { needed } from "./program.ts";
import { goldenStep } from "./run.ts";
import { withinError } from "./tolerance.ts";
import { numbersOf, released, variablesOf } from "./variables.ts";

export { optimizerMissing } from "./optimizers.ts";

/** Moves parameters by given gradients, step by step. */
export async function runOptimizerCase(golden: OptimizerCase, backend: Backend, dtype: DType): Promise<void> {
  const model = variablesOf(golden.params, "parameter", dtype);
  const optimizer = optimizerOf(golden.optimizer);
  using step = goldenStep(backend, golden.name, (given, pass) => {
    pass.update(
      optimizer,
      model,
      Object.keys(model).map((name) => needed(given, name)),
    );
    return {};
  });
  using _ = released(model, optimizer);
  const found = new Findings(dtype);
  for (const [s, gradients] of golden.stepGrads.entries()) {
    step.run(arraysOf(gradients, dtype));
    const got = await numbersOf(model, backend);
    for (const [name, want] of Object.entries(golden.paramsAfterStep[s] ?? {}))
      found.tensor(`${name} after step ${s + 1}`, got[name], want, withinError(golden.float32Error?.[name]));
  }
  found.conclude();
}

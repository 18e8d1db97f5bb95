import { compile, type DType, ops, sgd, type Tensor, Variable } from "@retrograd/core";
import type { Backend } from "@retrograd/core/backend";
import { Findings } from "./findings.ts";
import type { ScheduleCase } from "./format.ts";
import { scheduleOf } from "./schedules.ts";
import { withinError } from "./tolerance.ts";
import { numbersOf, released } from "./variables.ts";

export { scheduleMissing } from "./schedules.ts";

/** The rates of a schedule, which the host computes in float64, and a weight that it moves: along a slope of -1, gradient descent adds up the rates. */
export async function runScheduleCase(golden: ScheduleCase, backend: Backend, dtype: DType): Promise<void> {
  const schedule = scheduleOf(golden.schedule);
  const found = new Findings(dtype);
  for (const [s, want] of golden.values.entries())
    found.number(`rate at step ${s}`, schedule(s), want, (each) => 1e-8 + 1e-8 * Math.abs(each));
  const model = { w: new Variable("parameter", () => [0], [], dtype) };
  const optimizer = sgd({ learningRate: schedule });
  using step = compile(backend, (_: Readonly<Record<string, Tensor>>, pass) => {
    pass.update(optimizer, model, [ops.full([], -1, dtype)]);
    return {};
  });
  using _ = released(model, optimizer);
  let sum = 0;
  for (const [s, rate] of golden.values.entries()) {
    step({});
    sum += rate;
    const { w } = await numbersOf(model, backend);
    found.number(`sum of rates after step ${s}`, w?.data[0] ?? Number.NaN, sum, withinError());
  }
  found.conclude();
}

import { cpu } from "@retrograd/backend-cpu";
import {
  adam,
  compile,
  cost,
  dense,
  gradients,
  type Profile,
  parametersOf,
  profile,
  relu,
  sequential,
  softmaxCrossEntropy,
} from "@retrograd/core";
import { quarters } from "./quarters.ts";

/** A training step of one's own, taken 51 times; gives the last cost, the plan, and where its time goes. */
export async function ownStep(): Promise<{
  readonly last: number;
  readonly plan: string;
  readonly where: Profile;
}> {
  const backend = cpu();
  const model = sequential([dense(16), relu(), dense(2)]);
  const { x, y } = quarters(64);

  const loss = softmaxCrossEntropy();
  const optimizer = adam();
  const step = compile(backend, ({ x, y }, pass) => {
    const objective = cost(loss, { predictions: pass.call(model, x), targets: y });
    pass.update(optimizer, model, gradients(objective, parametersOf(model)));
    return { objective };
  });
  const { objective } = step({ x, y }); // returns at once
  console.log(await objective.read());

  const results = step.many([
    { x, y },
    { x, y },
    { x, y },
  ]); // three steps, one after the other
  for (let k = results.length; k < 49; k++) step({ x, y });
  const last = await step({ x, y }).objective.read();
  const where = await profile(step, { x, y });
  console.log(`${where}`); // a table of where.rows: milliseconds, share, label
  return { last, plan: step.plan({ x, y }).describe(), where };
}

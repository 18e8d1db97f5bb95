import { cpu } from "@retrograd/backend-cpu";
import {
  adam,
  compile,
  cost,
  dense,
  gradients,
  type Layer,
  parametersOf,
  recompute,
  relu,
  residual,
  type Step,
  sequential,
  softmaxCrossEntropy,
} from "@retrograd/core";
import { quarters } from "./quarters.ts";

const backend = cpu();
const block = (): Layer => residual(sequential([dense(64), relu(), dense(64), relu(), dense(16)]));

/** Bytes that a training step of a deep network takes for what lies between its layers. */
function bytesOf(blocks: readonly Layer[]): number {
  const model = sequential([dense(16), ...blocks, dense(2)]);
  const [loss, optimizer] = [softmaxCrossEntropy(), adam()];
  using step: Step<never, never> = compile(backend, ({ x, y }, pass) => {
    const objective = cost(loss, { predictions: pass.call(model, x), targets: y });
    pass.update(optimizer, model, gradients(objective, parametersOf(model)));
    return { objective };
  }) as never;
  return step.plan(quarters(256) as never).bytes;
}

/** A deep network with all that lies in its blocks kept for the backward pass, and with blocks that are computed again. */
export function recomputing(): readonly [number, number] {
  const blocks = Array.from({ length: 8 }, block);
  const kept = bytesOf(blocks);

  const again = bytesOf(blocks.map((each) => recompute(each)));

  return [kept, again];
}
